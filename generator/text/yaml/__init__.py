"""YAML as authors write it: where each part is, what broke it, and edits that keep the rest."""
