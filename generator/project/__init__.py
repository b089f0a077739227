"""A guide's folder on the disk: as it is now, and as it was in a revision of git."""

from generator.project.folder import (
    FONTS,
    HOME,
    TEMPLATES,
    BadVariableError,
    Folder,
    NoTextError,
    read_folder,
    read_source_text,
    read_templates,
    read_texts_as_they_are,
)
from generator.project.revision import NoRevisionError, read_revision

__all__ = [
    "FONTS",
    "HOME",
    "TEMPLATES",
    "BadVariableError",
    "Folder",
    "NoRevisionError",
    "NoTextError",
    "read_folder",
    "read_revision",
    "read_source_text",
    "read_templates",
    "read_texts_as_they_are",
]
