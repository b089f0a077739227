"""Fuzzing: hostile inputs made out of others, five targets, and what each must never do."""
