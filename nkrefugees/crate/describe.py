"""What is in the zip, and what made what, for machines: an RO-Crate with a Process Run Crate inside.

Source: RO-Crate 1.1, https://w3id.org/ro/crate/1.1; Process Run Crate 0.5, https://w3id.org/ro/wfrun/process/0.5
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import quote

from nkrefugees import io
from nkrefugees.crate.contents import Contents
from nkrefugees.crate.paths import CRATE, DATA, NOTEBOOKS, SITE
from nkrefugees.errors import BadSite
from nkrefugees.reports import record
from nkrefugees.shown import CAUTION
from nkrefugees.site.addresses import EVIDENCE
from nkrefugees.site.look import written

Properties: TypeAlias = dict[str, Any]
VERSION = "1.1"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
PROJECT, PACKAGE, PYTHON = "#project", "#nkrefugees", "https://www.python.org/"
MIT = "https://spdx.org/licenses/MIT"
_TERMS = {"sha256": "http://schema.org/sha256"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MANY = f"{SITE}/{EVIDENCE}/"
_PARTS = {
    SITE: "the site: reports and pages on them",
    DATA: "the record",
    NOTEBOOKS: "what reports are made by",
}
_DONE = "http://schema.org/CompletedActionStatus"
_KINDS = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
}


def day() -> str:
    """Give the day of the data release: the one date of a zip, for it has no clock.

    Raises
    ------
    BadSite
        If the data do not say when they were made.
    """
    found = _DAY.match(str(io.descriptor().get("created", "")))
    if not found:
        raise BadSite([f"{io.DESCRIPTOR} has no day under `created`; build the data with `nkrefugees build`"])
    return found[0]


def describe(contents: Contents) -> str:
    """Write ``ro-crate-metadata.json``: each file that a report read or made, and each report as an action.

    Parameters
    ----------
    contents : Contents
        What is in the zip.

    Returns
    -------
    str
        JSON-LD. The same contents give the same text: entities by their ids, one date, no id by chance.
    """
    from rocrate.rocrate import ROCrate

    crate = ROCrate(gen_preview=False, version=VERSION)
    entities = _files(contents) | _about(contents)
    for run in contents.runs:
        entities |= _action(run, contents)
    crate.metadata.extra_terms.update(_TERMS)
    for name, properties in sorted(entities.items()):
        if "encodingFormat" in properties:
            crate.add_file(dest_path=name, properties=properties)
        else:
            crate.add_jsonld(_to(name) | properties)
    crate.update_jsonld({"@id": "./"} | _root(contents.runs))
    return _sorted(crate.metadata.generate())


def _root(runs: list[dict[str, Any]]) -> Properties:
    package = io.descriptor()
    return {
        "name": str(package.get("title", "Reports")),
        "description": f"{package.get('description', '')} {CAUTION}".strip(),
        "datePublished": day(),
        "version": io.release(),
        "author": _to(PROJECT),
        "publisher": _to(PROJECT),
        "license": _all([_to(name) for name in (MIT, *_licences())]),
        "keywords": list(package.get("keywords", [])),
        "conformsTo": _to(PROFILE),
        "mentions": _all([_to(_name(run)) for run in runs]),
    }


def _files(contents: Contents) -> dict[str, Properties]:
    """Every file that a reader or a program may ask for; pages of evidence are left to the list of sums."""
    notebooks = {contents.notebooks[run["notebook"]]: run for run in reversed(contents.runs)}
    listed = (name for name in contents.files if not name.startswith(_MANY))
    plain = {name: _file(name, contents.files[name]) for name in listed}
    return plain | {name: plain[name] | _program(run) for name, run in notebooks.items()}


def _file(name: str, content: bytes) -> Properties:
    path = PurePosixPath(name)
    return {
        "name": name,
        "description": _PARTS.get(path.parts[0], "what the site is used, cited and made with"),
        "encodingFormat": _KINDS.get(path.suffix, "text/plain"),
        "contentSize": str(len(content)),
        "sha256": record.digest(content),
    }


def _program(run: dict[str, Any]) -> Properties:
    return {
        "@type": ["File", "SoftwareSourceCode"],
        "name": str(run["title"]),
        "description": "a notebook: a question, and the program that answers it",
        "version": run["notebook_sha256"][:12],
        "programmingLanguage": _to(PYTHON),
        "softwareRequirements": _to(PACKAGE),
    }


def _about(contents: Contents) -> dict[str, Properties]:
    """The project, its package, Python, licences and the profile."""
    first = contents.runs[0]
    people = [str(one["title"]) for one in io.descriptor().get("contributors", [])]
    home = {"url": str(io.descriptor()["homepage"])} if io.descriptor().get("homepage") else {}
    lock = [_to(name) for name in contents.files if name.endswith("run.txt")]
    return {
        PROFILE: {"@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"},
        PROJECT: {"@type": "Organization", "name": ", ".join(people) or "nkrefugees developers", **home},
        PACKAGE: {
            "@type": "SoftwareApplication",
            "name": "nkrefugees",
            "description": "the libraries that a report was made with stand in its run.json",
            "softwareVersion": first["version"],
            "identifier": f"sha256:{first['code']}",
            "softwareRequirements": _all([_to(PYTHON), *lock]),
            "license": _to(MIT),
            **home,
        },
        PYTHON: {
            "@type": ["SoftwareApplication", "ComputerLanguage"],
            "name": "Python",
            "softwareVersion": first["python"],
            "url": PYTHON,
        },
        MIT: {"@type": "CreativeWork", "name": "MIT License", "description": "of code and notebooks"},
        **_licences(),
    }


def _licences() -> dict[str, Properties]:
    found = [one for one in io.descriptor().get("licenses", []) if one.get("path")]
    return {
        str(one["path"]): {
            "@type": "CreativeWork",
            "name": str(one.get("title", one.get("name", "licence"))),
            "description": "of the data and the reports",
        }
        for one in found
    }


def _action(run: dict[str, Any], contents: Contents) -> dict[str, Properties]:
    """A report as what was done: by which program, from which files and values, with which results."""
    name = _name(run)
    values = {f"{name}/{key}": value for key, value in run["parameters"].items()}
    tables = {f"{DATA}/{read['table']}.csv" for read in run["data"].get("read", [])}
    read = [f"{DATA}/{io.DESCRIPTOR}", *sorted(tables & contents.files.keys())]
    made = sorted(f"{SITE}/{_folder(run)}/{path}" for path in [*run["files"], record.RUN])
    action = {
        "@type": "CreateAction",
        "name": str(run["title"]),
        "description": f"Report {_folder(run)} on data release {run['data']['release']}; it tells no time.",
        "instrument": [_to(contents.notebooks[run["notebook"]]), _to(PACKAGE), _to(PYTHON)],
        "object": _all([_to(one) for one in [*read, *values]]),
        "result": _all([_to(one) for one in made]),
        "agent": _to(PROJECT),
        "actionStatus": _DONE,
    }
    return {name: action} | {key: _value(key, value) for key, value in values.items()}


def _value(key: str, value: object) -> Properties:
    return {"@type": "PropertyValue", "name": key.rsplit("/", 1)[-1], "value": written(value)}


def _folder(run: dict[str, Any]) -> str:
    return f"{run['notebook']}/{run['run']}"


def _name(run: dict[str, Any]) -> str:
    return f"#{_folder(run)}"


def _to(name: str) -> Properties:
    """Refer to an entity: a file of the zip, a name of our own, or an address."""
    return {"@id": name if "://" in name else quote(name, safe="/#")}


def _all(entities: list[Properties]) -> Properties | list[Properties]:
    """Several as a list, one as it is: what RO-Crate asks for."""
    return entities[0] if len(entities) == 1 else entities


def _sorted(metadata: Properties) -> str:
    """The text, its own description and the root first, then by id."""
    first = [CRATE, "./"]
    graph = sorted(
        metadata["@graph"], key=lambda one: (one["@id"] not in first, one["@id"] != CRATE, one["@id"])
    )
    for entity in graph:
        if isinstance(entity.get("hasPart"), list):
            entity["hasPart"] = sorted(entity["hasPart"], key=lambda part: str(part["@id"]))
    return record.dumps({**metadata, "@graph": graph})
