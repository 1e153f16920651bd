"""The course: lessons whose sources become the student's and the lecturer's versions."""

from __future__ import annotations

from nkrefugees.course.put import course, student

__all__ = ["course", "student"]
