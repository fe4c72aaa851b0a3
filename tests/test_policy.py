"""The policy: it lets the theme's own scripts run, and nothing else."""

import re
from base64 import b64decode
from hashlib import sha256

import pytest

from generator.publish.policy import (
    foreign_scripts,
    hash_of,
    inline_scripts,
    write_policy,
)

PAGE = """
<head>
<script>var one = "<b>"</script>
<script async>
two()
</script>
<script src="assets/three.js"></script>
<script id="__config" type="application/json">{"four": 4}</script>
<script type="module">five()</script>
<SCRIPT type="text/javascript">six()</SCRIPT>
<script data-src="x">seven()</script>
</head>
"""
RUNS = ['var one = "<b>"', "\ntwo()\n", "five()", "six()", "seven()"]


def test_scripts_that_run_are_found() -> None:
    assert inline_scripts(PAGE) == RUNS


def test_a_hash_is_that_of_the_bytes() -> None:
    name, _, digest = hash_of("два()").strip("'").partition("-")
    assert name == "sha256"
    assert b64decode(digest) == sha256("два()".encode()).digest()


def test_the_policy_names_each_script_once_and_in_order() -> None:
    policy = write_policy(["b()", "a()", "b()"])
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    allowed = rules.pop("script-src").split()
    assert allowed == ["'self'", *sorted({hash_of("a()"), hash_of("b()")})]
    assert rules.pop("default-src") == "'none'"
    for name, value in rules.items():
        assert set(value.split()) <= {"'self'", "'none'", "data:"}, name
    assert write_policy(["a()", "b()"]) == policy
    assert "unsafe" not in policy


def test_a_watched_site_lets_the_servers_script_run() -> None:
    assert "script-src 'self' 'unsafe-inline'" in write_policy(["a()"], watched=True)
    assert "sha256" not in write_policy(["a()"], watched=True)


@pytest.mark.parametrize("script", RUNS)
def test_a_script_that_the_policy_does_not_name_is_foreign(script: str) -> None:
    known = [one for one in RUNS if one != script]
    assert foreign_scripts(PAGE, write_policy(known)) == [script]
    assert foreign_scripts(PAGE, write_policy(RUNS)) == []
    assert re.search(r"script-src 'self'$", write_policy(()))
