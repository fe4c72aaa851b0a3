"""Geometry of the drawings: records' numbers in, coordinates for the SVG templates out."""
