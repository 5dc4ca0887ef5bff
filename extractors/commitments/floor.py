"""Whose voice a verbatim record has: that of the last label, whoever else is told of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from extractors.commitments.context import Context
from extractors.commitments.lines import Line
from extractors.sides.voices import voices


class Floor:
    """Follows the labels of a verbatim record; of other papers it says nothing."""

    def __init__(self, context: Context) -> None:
        self._context, self._header, self._house = context, context.header, context.house
        self._voices = voices(context.document, context.people, context.institutions, context.roles)
        self._starts = [voice.start for voice in self._voices]

    def at(self, line: Line) -> None:
        """Gives the voice to the one in whose turn the line stands; `mēs` is that one's house, and the meeting's own when its chair speaks."""
        place = bisect_right(self._starts, line.start) - 1
        if place < 0:
            return
        voice, context = self._voices[place], self._context
        context.on_floor = True
        context.voice = (voice.speaker.id,) if voice.speaker is not None else ()
        if voice.speaker is None:
            context.header, context.house = self._header, self._house
        else:
            own = voice.house.id if voice.house is not None else None
            context.header, context.house = replace(self._header, body=own), own
