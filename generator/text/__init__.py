"""Texts as such: YAML, references, words compared with words. It knows no record."""
