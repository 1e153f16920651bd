"""The codebook as schema.org and Croissant metadata (JSON-LD), for search engines and loaders.

Source: https://docs.mlcommons.org/croissant/docs/croissant-spec.html
"""

from __future__ import annotations

from typing import Any

from nkrefugees.schema import Descriptor

CONFORMS = "http://mlcommons.org/croissant/1.0"
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
_TERMS = (
    "citeAs column conformsTo dataType data equivalentProperty examples extract field fileProperty "
    "fileObject fileSet format includes isLiveDataset jsonPath key md5 parentField path recordSet "
    "references regex repeated replace samplingRate separator source subField transform"
)
_TYPED = {"dataType": "@vocab", "data": "@json", "examples": "@json"}
_OTHER = {"conformsTo": "dct:conformsTo"}


def describe(package: Descriptor) -> dict[str, Any]:
    """Describe the data package: its files, record sets, fields, keys and references.

    Parameters
    ----------
    package : Descriptor
        The codebook, with size and digest of each file.

    Returns
    -------
    dict
        A JSON-LD document of type ``sc:Dataset``.
    """
    creators = [person["title"] for person in package.get("contributors", [])]
    head = {
        "@context": _context(),
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS,
        "name": package["name"],
        "alternateName": package["title"],
        "description": package["description"],
        "version": package["version"],
        "datePublished": package["created"][:10],
        "license": [licence["path"] for licence in package.get("licenses", [])],
        "keywords": list(package.get("keywords", [])),
        "creator": [{"@type": "sc:Organization", "name": name} for name in creators],
        "citeAs": f"{', '.join(creators)}. {package['title']}. Release {package['version']}.",
        "isLiveDataset": False,
        "distribution": [_file(resource) for resource in package["resources"]],
        "recordSet": [_records(resource) for resource in package["resources"]],
    }
    return head | ({"url": package["homepage"]} if package.get("homepage") else {})


def _context() -> dict[str, Any]:
    """The terms of Croissant 1.0."""
    terms: dict[str, Any] = {term: _OTHER.get(term, f"cr:{term}") for term in _TERMS.split()}
    terms |= {term: {"@id": f"cr:{term}", "@type": kind} for term, kind in _TYPED.items()}
    head = {"@language": "en", "@vocab": "https://schema.org/"}
    spaces = {
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "dct": "http://purl.org/dc/terms/",
        "sc": "https://schema.org/",
    }
    return head | dict(sorted((terms | spaces).items()))


def _file(resource: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _records(resource: dict[str, Any]) -> dict[str, Any]:
    schema = resource["schema"]
    table = resource["name"]
    links = {link["fields"][0]: link["reference"] for link in schema.get("foreignKeys", [])}
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": resource["description"],
        "key": [{"@id": f"{table}/{column}"} for column in schema["primaryKey"]],
        "field": [_field(field, resource, links.get(field["name"])) for field in schema["fields"]],
    }


def _field(
    field: dict[str, Any], resource: dict[str, Any], reference: dict[str, Any] | None
) -> dict[str, Any]:
    entry = {
        "@type": "cr:Field",
        "@id": f"{resource['name']}/{field['name']}",
        "name": field["name"],
        "description": field["description"],
        "dataType": TYPES[field["type"]],
        "source": {"fileObject": {"@id": resource["path"]}, "extract": {"column": field["name"]}},
    }
    if (
        reference is None or not reference["resource"]
    ):  # loaders take a table that refers to itself for a circle
        return entry
    target = f"{reference['resource']}/{reference['fields'][0]}"
    return entry | {"references": {"field": {"@id": target}}}
