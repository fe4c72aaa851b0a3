"""Firsts, disputes and claims in; the pages that show how each of them stands out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.grades import grade_fact
from generator.model import Claim, Dispute, Milestone, Prose, Record
from generator.pages.evidence import cited_sources, evidence_of
from generator.pages.labels import first_label, grade_label, standing_label
from generator.pages.sheet import Sheet
from generator.pages.subjects import list_page
from generator.pages.times import day_words
from generator.pages.views import (
    CitedSource,
    Evidence,
    Head,
    Label,
    Link,
    Page,
    Row,
    Tag,
)
from generator.text import address, counted


@dataclass(frozen=True, slots=True)
class DisputeView:
    """The page of a dispute."""

    head: Head
    claim: str
    made_by: str
    case_for: Markup
    case_against: Markup
    verdict: Markup
    rows: tuple[Row, ...]
    evidence: Evidence


def dispute_page(sheet: Sheet, dispute: Dispute) -> Page:
    """Lay out a dispute: the claim, both cases, what we print."""
    chronicle = sheet.chronicle
    named = {one.id: one for one in chronicle.named_by(dispute, Milestone)}
    for id in dispute.milestones:
        named.setdefault(id, chronicle.milestones[id])
    rows = [sheet.row(one) for one in named.values()]
    rows += [sheet.row(chronicle.missions[id]) for id in dispute.missions]
    view = DisputeView(
        head=Head(dispute.title, "Dispute", aliases=dispute.aliases, summary=dispute.claim),
        claim=dispute.claim,
        made_by=dispute.made_by or "",
        case_for=sheet.prose(dispute.case_for, dispute),
        case_against=sheet.prose(dispute.case_against, dispute),
        verdict=sheet.prose(dispute.verdict, dispute),
        rows=tuple(rows),
        evidence=evidence_of(sheet, dispute, ()),
    )
    return Page(
        uri=sheet.site.addresses.uri(f"disputes/{dispute.id}"),
        template="dispute",
        title=dispute.title,
        description=dispute.claim,
        view=view,
        data_path=f"disputes/{dispute.id}.yaml",
    )


@dataclass(frozen=True, slots=True)
class DisputeEntry:
    """A dispute in the list of disputes: what is said, and what we print."""

    link: Link
    claim: str
    made_by: str
    verdict: Markup


@dataclass(frozen=True, slots=True)
class DisputesView:
    """The page of disputes."""

    title: str
    lede: str
    count: str
    disputes: tuple[DisputeEntry, ...]


def disputes_page(sheet: Sheet, title: str, lede: str) -> Page:
    """List the disputes by title, each with the claim and the beginning of the verdict."""
    ordered = sorted(sheet.chronicle.disputes.values(), key=lambda one: one.title.casefold())
    entries = tuple(
        DisputeEntry(
            sheet.link(one), one.claim, one.made_by or "", sheet.prose(_beginning(one.verdict))
        )
        for one in ordered
    )
    view = DisputesView(title, lede, counted(len(entries), "dispute"), entries)
    return Page(sheet.site.addresses.uri("disputes"), "disputes", title, lede, view)


def _beginning(prose: Prose) -> Prose:
    return replace(prose, paragraphs=prose.paragraphs[:1])


@dataclass(frozen=True, slots=True)
class FirstRow:
    """A first in the list of firsts."""

    claim: str
    date: str
    link: Link
    tag: Tag
    scope: str
    standing: Label
    dispute: Link | None


@dataclass(frozen=True, slots=True)
class FirstsView:
    """The page of firsts."""

    title: str
    lede: str
    count: str
    rows: tuple[FirstRow, ...]


def firsts_page(sheet: Sheet) -> Page:
    """List every first in the order of time, and how each stands."""
    rows = []
    for milestone in sheet.chronicle.milestones.values():
        for number, first in enumerate(milestone.firsts):
            if first.standing == "established":
                backing = grade_fact(sheet.chronicle, milestone, f"firsts.{number}", first.from_)
                standing = grade_label(backing.grade)
            else:
                standing = standing_label(first.standing)
            rows.append(
                FirstRow(
                    first.claim,
                    day_words(milestone.at),
                    sheet.link(milestone),
                    sheet.tag(first.claimed_by or milestone.countries),
                    first_label(first.scope),
                    standing,
                    sheet.link_to("disputes", first.dispute) if first.dispute else None,
                )
            )
    lede = "Every first on record, in the order of time, with how well each one stands."
    view = FirstsView("Firsts", lede, counted(len(rows), "first"), tuple(rows))
    page = list_page(sheet, "firsts", "Firsts", lede, view)
    return Page(page.uri, "firsts", page.title, page.description, view)


KINDS_NAMED = {"missions": "mission", "programmes": "programme", "disputes": "dispute"}
"""What a claim's links say of records other than milestones, which may share their names."""


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A statement with what the record says of it."""

    anchor: str
    number: str
    claim: str
    status: str
    answer: Markup
    rows: tuple[Link, ...]
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """The audit of a general account."""

    title: str
    lede: str
    counts: tuple[Link, ...]
    claims: tuple[ClaimEntry, ...]


def claims_page(sheet: Sheet) -> Page:
    """Audit the statements of a general account: fact, convention, opinion, or to be noted."""
    claims = sheet.chronicle.claims
    statuses: dict[str, int] = {}
    for claim in claims.values():
        statuses[claim.status] = statuses.get(claim.status, 0) + 1
    lede = "What short accounts say of the subject, statement by statement, and what holds."
    view = ClaimsView(
        "Claims, checked",
        lede,
        tuple(Link(f"{status}: {number}") for status, number in sorted(statuses.items())),
        tuple(_claim_entry(sheet, claim) for claim in claims.values()),
    )
    uri = sheet.site.addresses.uri("claims")
    return Page(uri, "claims", "Claims, checked", lede, view)


def _claim_entry(sheet: Sheet, claim: Claim) -> ClaimEntry:
    chronicle = sheet.chronicle
    named: list[Record] = [
        *(chronicle.milestones[id] for id in claim.milestones),
        *(chronicle.missions[id] for id in claim.missions),
        *(chronicle.programmes[id] for id in claim.programmes),
        *(chronicle.disputes[id] for id in claim.disputes),
    ]
    return ClaimEntry(
        anchor=address(claim.id),
        number=claim.title,
        claim=claim.claim,
        status=claim.status.capitalize(),
        answer=sheet.prose(claim.answer, claim),
        rows=tuple(sheet.link(one, note=KINDS_NAMED.get(one.folder, "")) for one in named),
        sources=cited_sources(sheet, claim),
    )
