"""How fast things are, beside a named peer, in one run: `make benchmark`."""
