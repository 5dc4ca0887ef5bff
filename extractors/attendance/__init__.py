"""Who took part in the recorded meeting or event, how, and for whom.

`lists` reads the blocks and tables of those present, invited and absent, `speech` who spoke in the minutes, `events` who
did something at an event that a report or a press item tells of, `institutions` who was represented.
"""

from extractors.attendance.find import find_attendance

__all__ = ["find_attendance"]
