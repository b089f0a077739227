"""YAML as authors write it: where each part stands, what broke it, and edits that keep the rest."""
