"""The theme's inline scripts in; the policy that lets a page run them and nothing else out."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

# Data for other scripts, such as the theme's settings, is no script.
INLINE_SCRIPT = re.compile(
    r'<script(?![^>]*\s(?:src=|type="application/(?:ld\+)?json"))[^>]*>(.*?)</script>',
    re.DOTALL | re.IGNORECASE,
)

RULES = (
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
)


def hash_of(script: str) -> str:
    """Give a script's hash as a policy names it."""
    return "'sha256-" + b64encode(sha256(script.encode()).digest()).decode("ascii") + "'"


def inline_scripts(html: str) -> list[str]:
    """Find the scripts that stand in a page itself and would run."""
    return INLINE_SCRIPT.findall(html)


def write_policy(scripts: Iterable[str], *, watched: bool = False) -> str:
    """Write the policy that lets these inline scripts run, and no other.

    MkDocs' server puts a script of its own into every page, new each time: while someone is
    `watched`ing the sources, inline scripts run. No published page has such a policy.
    """
    allowed = ["'unsafe-inline'"] if watched else sorted({hash_of(script) for script in scripts})
    return "; ".join((*RULES, " ".join(("script-src 'self'", *allowed))))


def foreign_scripts(html: str, policy: str) -> list[str]:
    """Find the inline scripts of a page that its policy would stop."""
    return [script for script in inline_scripts(html) if hash_of(script) not in policy]
