"""What all tests share: the sample world, and the option that rewrites the golden pages."""

from pathlib import Path

import pytest

from tests.sample_world import copy_sample


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regold`."""
    help = "rewrite tests/sample/golden; read the difference before committing it"
    parser.addoption("--regold", action="store_true", help=help)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A copy of the sample world to change: data/, content/ and mkdocs.yml."""
    return copy_sample(tmp_path / "world")
