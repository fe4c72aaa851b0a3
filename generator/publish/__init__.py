"""The finished site in; safe and whole, where people read it, out."""
