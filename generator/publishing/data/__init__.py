"""The evidence as files for reuse: data, tables, references, and a feed of what changed."""

from generator.publishing.data.collection import data_files
from generator.publishing.data.heads import Head, heads

__all__ = ["Head", "data_files", "heads"]
