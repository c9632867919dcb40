"""An example to look at: invented people in a vault of its own that is thrown away."""
