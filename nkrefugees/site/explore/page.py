"""The explorer as one page: template, script, charts and their rows, with no request to anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nkrefugees import io, schema
from nkrefugees.site.look import environment, script_hash

PAGE = "explore.html"
NEEDED = {"claims", "incidents", "sources", "origins", "actors", "policies", "mentions", "links", "places"}
_SCRIPT = Path(__file__).with_name("explore.js")


def write(to: Path, version: str) -> Path:
    """Write the explorer of the record.

    Parameters
    ----------
    to : Path
        The root of the site, a folder that is there.
    version : str
        That of this package.

    Returns
    -------
    Path
        The page, ``explore.html``. Of data without its tables it says that nothing is recorded.
    """
    page = to / PAGE
    text = environment().get_template(PAGE).render(_shown() | {"version": version})
    page.write_bytes(text.encode(errors="replace"))
    return page


def _shown() -> dict[str, Any]:
    """What the template is filled with."""
    given = {"root": "", "here": PAGE, "release": io.release()}
    return given | (_full() or {"figures": [], "acts": [], "scripts": []})


def _full() -> dict[str, Any]:
    """What is shown of a record; nothing where there is none."""
    if not set(schema.tables(io.descriptor())) >= NEEDED:
        return {}
    from nkrefugees.plot.outlines import SOURCE
    from nkrefugees.site.explore import chart, data, looks, picture, region, told, vega
    from nkrefugees.site.search import in_page

    found = data.record()
    figures, acts = told.figures(found), told.acts(found)
    if not figures and not acts:
        return {}
    begin, end = told.span(found)
    specs = {"timeline": chart.timeline(found["lanes"]), "map": region.region()}
    summary = told.summary(figures, acts)
    rows = in_page(found | {"specs": specs, "span": [begin, end], **_codes()})
    scripts = [vega.runtime(), _SCRIPT.read_text(encoding="utf-8").strip()]
    return {
        "figures": figures,
        "acts": acts,
        "summary": summary,
        "rows_note": f"{len(figures):,} rows.",
        "acts_note": f"{len(acts):,} rows.",
        "picture": picture.picture(specs["timeline"], figures, acts, (begin, end), summary),
        "hues": list(looks.COLOURS.items()),
        "fates": [(fate, looks.place(colour)) for fate, (colour, _) in looks.FATES.items()],
        "ways": [(way, looks.place(colour)) for way, colour in looks.WAYS.items()],
        "outlines": SOURCE,
        "choices": _choices(found),
        "years": told.years(found),
        "scripts": scripts,
        "hashes": " ".join(f"'{script_hash(script)}'" for script in (rows, *scripts)),
        "json": rows,
    }


def _codes() -> dict[str, Any]:
    """What the script needs besides the rows: addresses, colours, and what the quantities mean."""
    from nkrefugees.site.addresses import address
    from nkrefugees.site.explore import looks

    return {
        "pages": {"incident": address("incident_id", "*"), "policy": address("policy_id", "*")},
        "colours": looks.COLOURS,
        "fates": looks.FATE,
    }


def _choices(found: dict[str, Any]) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Each list of choices: its name, its label, the word for all, and code and text of each."""

    def spaced(codes: list[str]) -> list[tuple[str, str]]:
        return [(code, code.replace("_", " ")) for code in codes]

    return [
        ("country", "Country", "all countries", found["countries"]),
        ("quantity", "What happened", "everything", spaced(found["quantities"])),
        ("family", "Family of sources", "all families", found["families"]),
        ("tier", "Tier of sources", "all tiers", spaced(found["tiers"])),
        ("actor", "Acts of", "all actors", [(name, title) for name, title, *_ in found["lanes"]]),
        ("spot", "Place of handover", "anywhere", [(spot, name) for spot, name, *_ in found["spots"]]),
        ("rule", "Conflicts settled by rule", "", spaced(found["rules"])),
    ]
