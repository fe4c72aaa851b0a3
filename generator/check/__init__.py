"""A chronicle in; what its records get wrong together, or leave unsourced, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check.finding import Finding
from generator.check.order import (
    check_answers,
    check_chains,
    check_clocks,
    check_eras,
    check_firsts,
    check_lives,
    check_missions,
    check_spans,
)
from generator.check.sourcing import (
    check_citations,
    check_facts,
    check_paths,
    check_quotes,
)
from generator.chronicle import Chronicle

__all__ = ["RULES", "Finding"]

RULES: tuple[Callable[[Chronicle], Iterator[Finding]], ...] = (
    check_paths,
    check_citations,
    check_facts,
    check_quotes,
    check_eras,
    check_spans,
    check_answers,
    check_missions,
    check_lives,
    check_clocks,
    check_chains,
    check_firsts,
)
"""Every rule, each a function that yields what it finds."""
