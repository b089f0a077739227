"""What the Makefile runs: tools to install, to audit and to release."""
