"""The records, and every question that can be asked of them together."""
