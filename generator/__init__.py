"""Turns YAML records of themes, quotes, lessons and critiques into an implementation guide."""
