"""The eras and the lists of records in; the site's navigation, records left out, out."""

from __future__ import annotations

from generator.chronicle import Chronicle
from generator.pages import INDEXES
from generator.text import entities

Nav = list[dict[str, object]]


def navigation(chronicle: Chronicle) -> Nav:
    """Name the tabs and what stands under them; titles are safe to print."""
    eras = [{str(entities(era.name)): f"eras/{era.id}.md"} for era in chronicle.eras.values()]
    apart = {"eras", "milestones", "disputes", "tours"}
    lists = [{title: f"{folder}.md"} for folder, title, _ in INDEXES if folder not in apart]
    return [
        {"Home": "index.md"},
        {"Eras": [{"All eras": "eras.md"}, *eras]},
        {
            "Milestones": [
                {"Milestones": "milestones.md"},
                {"Chronology": "chronology.md"},
                {"Tallies": "tallies.md"},
            ]
        },
        {
            "See it": [
                {"Timeline": "timeline.md"},
                {"Scoreboard": "scoreboard.md"},
                {"Maps": "maps.md"},
                {"Paths": "paths.md"},
                {"Records": "records.md"},
                {"To one scale": "scale.md"},
                {"Explorer": "explore.md"},
                {"On this day": "on-this-day.md"},
                {"Print sheet": "print.md"},
            ]
        },
        {"Tours": "tours.md"},
        {"Firsts": [{"Firsts": "firsts.md"}, {"Disputes": "disputes.md"}]},
        {"Who and what": lists},
        {"Glossary": "glossary.md"},
        {
            "About": [
                {"About": "about.md"},
                {"Claims, checked": "claims.md"},
                {"Left out": "declined.md"},
            ]
        },
    ]
