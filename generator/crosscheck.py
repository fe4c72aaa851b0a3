"""A launch log and the records in; where they differ, and what the record explains, out."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.check import Finding
from generator.check.finding import object_to
from generator.chronicle import Chronicle, universal
from generator.dates import MONTHS, DateError, Moment, When, in_words, parse_when
from generator.grades import covers
from generator.model import Count, Mission, Site, SourcedRecord, Tally
from generator.records import Location, dotted

TABLE = ("launch_id", "date_utc", "time_utc", "site", "pad", "gcat_code", "country")
"""The columns of a plain table made from the log; the last may be missing."""
CATALOGUE = ("#Launch_Tag", "Launch_Date", "Launch_Site", "Launch_Pad", "Launch_Code")
"""The columns of the catalogue's own file, launch.tsv: planet4589.org/space/gcat."""
CODE = re.compile(r"([A-Z])([SFUE])(\d*)")
"""What was tried (O orbit, D deep space, ...), how it went, and how far in hundredths."""
FROM_EARTH = frozenset("OD")
CATALOGUE_DATE = re.compile(r"(\d{4}) ([A-Z][a-z]{2}) +(\d{1,2})(?: +(\d{2})(\d{2})(?::(\d{2}))?)?")


class LogError(ValueError):
    """A file that is no launch log: what is wrong with it, and what to give instead."""


@dataclass(frozen=True, slots=True)
class LoggedLaunch:
    """A row of the log, in the words of the record."""

    tag: str
    at: When
    site: str
    pad: str
    outcome: str
    attempt: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared: the differences, those that the record explains, and how many rows."""

    differences: tuple[Finding, ...]
    explained: tuple[Finding, ...]
    compared: int


def read_log(lines: Iterable[str]) -> tuple[LoggedLaunch, ...]:
    """Read a launch log: the catalogue's tab-separated file, or a table with commas.

    Args:
        lines: The file's lines, the names of the columns first.

    Returns:
        A row for each launch whose date can be read.

    Raises:
        LogError: The columns are those of neither form.
    """
    rows = iter(lines)
    head = next(rows, "").rstrip("\r\n").removeprefix("\ufeff")
    mark = "\t" if "\t" in head else ","
    names = next(csv.reader([head], delimiter=mark), [])
    for columns, read in ((TABLE[:-1], _of_table), (CATALOGUE, _of_catalogue)):
        if set(columns) <= set(names):
            table = csv.DictReader(rows, names, restval="", delimiter=mark)
            return tuple(found for row in table if (found := read(row)))
    raise LogError(f"has not the columns of a launch log: {', '.join(CATALOGUE)}")


def _of_table(row: Mapping[str, str]) -> LoggedLaunch | None:
    at = _date(" ".join(filter(None, (row["date_utc"], row["time_utc"]))))
    if at is None:
        return None
    return _launch(row["launch_id"], at, row["site"], row["pad"], row["gcat_code"], row)


def _of_catalogue(row: Mapping[str, str]) -> LoggedLaunch | None:
    tag, date, site, pad, code = (row[name] for name in CATALOGUE)
    at = _catalogue_date(date)
    return _launch(tag, at, site, pad, code, row) if at else None


def _launch(
    tag: str, at: When, site: str, pad: str, code: str, row: Mapping[str, str]
) -> LoggedLaunch:
    found = CODE.match(code)
    aim, result, share = found.groups() if found else ("", "", "")
    outcome = "partial" if share else {"S": "success", "F": "failure"}.get(result, "")
    return LoggedLaunch(
        tag.strip(),
        at,
        site.strip(),
        pad.strip().rstrip("?"),
        outcome,
        aim in FROM_EARTH,
        row.get("country"),
    )


def _date(text: str) -> When | None:
    try:
        return parse_when(text.strip())
    except DateError:
        return None


def _catalogue_date(text: str) -> When | None:
    found = CATALOGUE_DATE.match(text)
    month = next(
        (number for number, name in enumerate(MONTHS, 1) if found and name[:3] == found[2]), 0
    )
    if not found or not month:
        return None
    hour, minute, second = (int(part) if part else None for part in found.groups()[3:])
    return Moment(int(found[1]), month, int(found[3]), hour, minute, second)


def compare(chronicle: Chronicle, launches: Iterable[LoggedLaunch]) -> Comparison:
    """Compare every mission that names a launch of the log, and every tally, with the log.

    A difference counts as explained where the record has a disagreement about that field.
    """
    logged = {launch.tag: launch for launch in launches}
    differences: list[Finding] = []
    explained: list[Finding] = []
    compared = 0
    for mission in chronicle.missions.values():
        compared += sum(leg.ids.gcat is not None for leg in mission.legs)
        for finding in _of_mission(chronicle, mission, logged):
            (explained if _is_explained(mission, finding) else differences).append(finding)
    if any(launch.country for launch in logged.values()):
        for tally in chronicle.tallies.values():
            for finding in _of_tally(tally, logged.values()):
                (explained if _is_explained(tally, finding) else differences).append(finding)
    return Comparison(tuple(differences), tuple(explained), compared)


def _is_explained(record: SourcedRecord, finding: Finding) -> bool:
    path = dotted(finding.location)
    return any(covers(one.field, path) for one in record.disagreements)


def _of_mission(
    chronicle: Chronicle, mission: Mission, logged: Mapping[str, LoggedLaunch]
) -> Iterator[Finding]:
    hint = "mend it, or add a disagreement with the log as its source"
    outcomes = set()
    for number, leg in enumerate(mission.legs):
        where: Location = ("legs", number)
        if leg.ids.gcat is None:
            continue
        launch = logged.get(leg.ids.gcat)
        if launch is None:
            message = f"names {leg.ids.gcat}, which is not in the log"
            yield object_to(mission, (*where, "ids", "gcat"), message, "check the launch's tag")
            continue
        outcomes.add(launch.outcome)
        ours = universal(leg.launch.at, leg.launch.clock)
        if ours.latest < launch.at.earliest or launch.at.latest < ours.earliest:
            message = f"differs from the log: {in_words(launch.at)} UTC"
            yield object_to(mission, (*where, "launch", "at"), message, hint)
        if leg.launch.site:
            site = chronicle.sites[leg.launch.site]
            if fault := _fault_of_site(chronicle, site, launch):
                yield object_to(mission, (*where, "launch", "site"), fault, hint)
    ours_outcome = mission.outcome.launch
    if ours_outcome and outcomes and ours_outcome not in outcomes:
        message = f"differs from the log: {' and '.join(sorted(outcomes))}"
        yield object_to(mission, ("outcome", "launch"), message, hint)


def _fault_of_site(chronicle: Chronicle, site: Site, launch: LoggedLaunch) -> str:
    """Say how a site, or the one that it is part of, differs from the log's; nothing if not."""
    names = {launch.site, f"{launch.site} {launch.pad}"}
    here: Site | None = site
    while here is not None:
        if here.gcat:
            fits = bool(names & set(here.gcat))
            return "" if fits else f"differs from the log: {launch.site} {launch.pad}"
        here = chronicle.sites[here.part_of] if here.part_of else None
    return f"is {site.id}, which says nothing of what the log calls it: {launch.site} {launch.pad}"


def _of_tally(tally: Tally, launches: Iterable[LoggedLaunch]) -> Iterator[Finding]:
    found: dict[str, Counter[str]] = {}
    for launch in launches:
        if launch.attempt and launch.country in tally.codes and isinstance(launch.at, Moment):
            found.setdefault(launch.at.iso[:7], Counter())[launch.outcome] += 1
    for month in sorted(found.keys() | tally.months.keys()):
        counts = found.get(month, Counter())
        theirs = (counts.total(), counts["success"], counts["partial"])
        ours = tally.months.get(month, Count.model_construct(attempts=0))
        if (ours.attempts, ours.successes, ours.partials) != theirs:
            location: Location = ("months", month) if month in tally.months else ("months",)
            words = "{} attempts, {} successes, {} partial".format(*theirs)
            message = f"differs from the log in {month}: {words}"
            yield object_to(tally, location, message, "count again by the rule of this tally")
