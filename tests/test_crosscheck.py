"""The launch log against the sample world: what differs, what is explained, what is no log."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.crosscheck import LogError, read_log

TABLE = "launch_id,date_utc,time_utc,site,pad,gcat_code,country"
CATALOGUE = "#Launch_Tag\tLaunch_JD\tLaunch_Date\tLaunch_Site\tLaunch_Pad\tLaunch_Code"
LARK = "data/missions/lark-flight.yaml"
TALLY = "data/tallies/harrow.yaml"
TWO = "2009-08B,2009-08-01,,CLF,,OS,Tamsel"
TWO_TABS = "2009-08B\t0\t2009 Aug  1\tCLF\t\tOS"
SAME = [
    TABLE,
    TWO,
    "2005-01,2005-05-01,00:10:10,HW,D3?,OS,Harrow",
    "2005-02,2005-04-03,,HW,D3,OF,HW",
    "2005-03,2005-04-04,,HW,D3,OS75,HW",
    "2005-04,2005-04-30,23:10,HW,D3,OS,HW",
    "2013-01,2013-03-01,,HW,D3,DF,HW",
    *(f"2005-K{number:04},2005-12-24,,HW,D4,OS,HW" for number in range(1200)),
    "2005-S01,2005-04-05,,HW,D3,SS,HW",
    "2005-S02,sometime,,HW,D3,OS,HW",
]


def crosscheck(world: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the command in a world, on a log of these lines."""
    (world / "log.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(world)
    return main(["crosscheck", "gcat", "log.txt"])


def test_a_log_that_says_the_same(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Suborbital flights are not counted, and a row without a date is no row."""
    assert crosscheck(world, SAME, monkeypatch) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "2 launches of 1,207 in the log compared, 0 differences, 0 more explained in the records\n"
    )


def test_every_kind_of_difference(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A minute, a pad, an outcome, a month: each at its line, all at once."""
    lines = [TABLE, TWO, "2005-01,2005-05-01,00:11,HW,D4,OF,HW", *SAME[3:]]
    assert crosscheck(world, lines, monkeypatch) == 1
    hint = "mend it, or add a disagreement with the log as its source"
    assert capsys.readouterr().out.splitlines() == [
        f"{LARK}:16:18: legs.0.launch.at: differs from the log: 1 May 2005, 00:11 UTC; {hint}",
        f"{LARK}:16:64: legs.0.launch.site: differs from the log: HW D4; {hint}",
        f"{LARK}:20:19: outcome.launch: differs from the log: failure; {hint}",
        f"{TALLY}:8:3: months: differs from the log in 2005-05: 1 attempts, 0 successes, "
        "0 partial; count again by the rule of this tally",
    ]


def test_a_difference_that_the_record_explains(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = world / LARK
    text = path.read_text(encoding="utf-8")
    more = "  - {field: legs.0.launch, value: five past, from: b, why: a slow clock}\n"
    path.write_text(text + more, encoding="utf-8")
    lines = [TABLE, TWO, "2005-01,2005-05-01,00:11,HW,D4,OS,Harrow", *SAME[3:]]
    assert crosscheck(world, lines, monkeypatch) == 0
    assert capsys.readouterr().err.endswith("0 differences, 2 more explained in the records\n")


def test_the_catalogue_itself(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has no countries, so tallies are left alone; its second line is a comment."""
    lines = [
        CATALOGUE,
        "# Updated 2014 May  3",
        "2005-01     \t2453491.5\t2005 May  1 0010:10\tHW      \tD3      \tOS",
        "2005-02\t2453491.5\t2005 Xyz  1\tHW\tD3\tOS",
        TWO_TABS,
    ]
    assert crosscheck(world, lines, monkeypatch) == 0
    assert capsys.readouterr().err.startswith("2 launches of 2 in the log compared, 0 differences")


def test_a_launch_that_is_not_in_the_log_and_a_site_without_a_name(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [CATALOGUE, "2005-09\t0\t2005 May  1\tHW\tD3\tOS"]
    assert crosscheck(world, lines, monkeypatch) == 1
    assert "names 2005-01, which is not in the log" in capsys.readouterr().out
    site = world / "data/sites/dune-three.yaml"
    text = site.read_text(encoding="utf-8")
    site.write_text(text.replace("gcat: [HW D3]\n", ""), encoding="utf-8")
    lines = [CATALOGUE, "2005-01\t0\t2005 May  1 0010\tHW\tD3\tOS"]
    assert crosscheck(world, lines, monkeypatch) == 1
    assert "says nothing of what the log calls it: HW D3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"a,b\n1,2\n", "log.txt: has not the columns of a launch log: #Launch_Tag, "),
        (b"", "log.txt: has not the columns of a launch log: "),
        (b"\xff\xfe\x00", "log.txt: is no text\n"),
        (None, "log.txt: cannot be read: No such file or directory\n"),
    ],
)
def test_what_is_no_log(
    world: Path,
    content: bytes | None,
    complaint: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if content is not None:
        (world / "log.txt").write_bytes(content)
    monkeypatch.chdir(world)
    assert main(["crosscheck", "gcat", "log.txt"]) == 2
    assert capsys.readouterr().err.startswith(complaint)
    assert main(["crosscheck", "gcat", "log.txt", "--data", "nowhere"]) == 2


def test_a_date_of_the_catalogue_is_read_to_its_end() -> None:
    lines = [CATALOGUE, *(f"t{n}\t0\t{at}\tS\tP\tOS" for n, at in enumerate(DATES))]
    assert [launch.at.iso for launch in read_log(lines)] == list(DATES.values())
    with pytest.raises(LogError):
        read_log([])


DATES = {
    "1957 Oct  4": "1957-10-04",
    "1957 Oct  4 1928": "1957-10-04T19:28",
    "1957 Oct 14 1928:34": "1957-10-14T19:28:34",
}
