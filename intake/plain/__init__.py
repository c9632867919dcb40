"""The program line by line, for screen readers, pipes and terminals that cannot draw: no frames, no colour, numbers before choices."""
