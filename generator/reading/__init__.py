"""From a folder, or a revision of git, to evidence and hand-written pages."""
