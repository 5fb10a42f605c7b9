"""Calendars are appointments as another program wrote them down, in files that end in .ics (iCalendar).

A calendar file is read whole: each event becomes a time on our own wall, or is left out with the reason, or is refused
in one plain sentence. Nothing is booked here: who it might be and whether the time is free is asked above. The other
way round, entries of ours are written so that any program can show them. Files come from anywhere, so they are read by
a worker with little time and memory (RR19), and what repeats is followed for two years and 500 times at most.
"""

from studio.calendars.reading import read
from studio.calendars.rows import CalendarEvent, CalendarFile, LeftOut, RefusedEvent
from studio.calendars.writing import Entry, write

__all__ = ["CalendarEvent", "CalendarFile", "Entry", "LeftOut", "RefusedEvent", "read", "write"]
