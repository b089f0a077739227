"""What site and print say alike: sentences composed once, which templates only set."""
