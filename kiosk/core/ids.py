"""Typed ids: a learner is not a lesson, and mypy knows."""

from typing import NewType

LearnerId = NewType('LearnerId', str)
"""A person of this kiosk: UUID v4, lower case. It is also the pseudonymous xAPI account name."""

KioskId = NewType('KioskId', str)
"""This installation: UUID v4, lower case, made with the journal."""

EventId = NewType('EventId', str)
"""One event, and the xAPI statement made of it: UUID v4, lower case."""

ModuleId = NewType('ModuleId', str)
"""A module and the pack that carries it: lower-case words joined by ``-``."""

LessonId = NewType('LessonId', str)
"""``<module>/<lesson folder>``."""

PassageId = NewType('PassageId', str)
"""``<module>/<lesson folder>#<step>.<n>``: the n-th passage of a step, from 1."""
