"""The evidence as files for reuse: data, tables, references, and a feed of what changed."""

from generator.exports.feed import ADDRESS as FEED
from generator.exports.feed import feed
from generator.exports.files import DataFile, data_files
from generator.exports.heads import Head, heads
from generator.exports.places import Places

__all__ = ["FEED", "DataFile", "Head", "Places", "data_files", "feed", "heads"]
