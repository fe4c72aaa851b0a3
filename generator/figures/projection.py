"""A place on a globe in; its place on a flat drawing, in units of the globe's radius, out."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
Projection = Callable[[float, float], Point | None]
"""Longitude and latitude in degrees in; x to the right and y down out, None behind the globe."""

# The polynomial of the Equal Earth projection: Savric, Patterson and Jenny, "The Equal Earth map
# projection", International Journal of Geographical Information Science 33 (2019), equation 4.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
EDGE = 1e-9


def equal_earth(longitude: float, latitude: float) -> Point:
    """Show the whole globe, every country at its true share of the surface."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return x, -y


def hemisphere(centre: float) -> Projection:
    """Show the half of a globe round a longitude, as it looks from far away (orthographic)."""

    def project(longitude: float, latitude: float) -> Point | None:
        turn = radians(longitude - centre)
        if cos(radians(latitude)) * cos(turn) < -EDGE:
            return None
        return cos(radians(latitude)) * sin(turn), -sin(radians(latitude))

    return project
