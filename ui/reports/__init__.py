"""What the studio prints for itself, and its diary to and from other programs."""
