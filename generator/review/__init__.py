"""What is wrong with a guide, what changed in it, what it counts, and how that is shown."""
