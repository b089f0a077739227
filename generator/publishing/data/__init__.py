"""The evidence as files for reuse: data, tables, references, and a feed of what changed."""

from generator.publishing.data.feed import ADDRESS as FEED
from generator.publishing.data.feed import feed
from generator.publishing.data.files import DataFile, data_files
from generator.publishing.data.heads import Head, heads
from generator.publishing.data.places import Places

__all__ = ["FEED", "DataFile", "Head", "Places", "data_files", "feed", "heads"]
