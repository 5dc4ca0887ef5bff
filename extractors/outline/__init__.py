"""The parts of a document: who was there, what was on the agenda, the items, what was decided, who signed.

The order is custom, not law (Cabinet regulation No. 558 of 2018 only asks for author, date and signature), so each part
is known by the words that open it. In old minutes all of it can stand in one paragraph.
"""

from extractors.outline.find import outline
from extractors.outline.transcript import Turn, turns

__all__ = ["Turn", "outline", "turns"]
