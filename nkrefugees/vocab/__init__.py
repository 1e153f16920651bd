"""Closed vocabularies: every code of the data, each with its meaning.

A column whose values are closed names one of these classes in the codebook (``vocabulary``). To
add a code, add a line to its class and run ``nkrefugees build``.
"""

from nkrefugees.vocab.acts import (
    ActorKind,
    Direction,
    IncidentKind,
    PlaceKind,
    PolicyKind,
    PolicyStatus,
    Precision,
    Relation,
)
from nkrefugees.vocab.base import Vocabulary
from nkrefugees.vocab.claims import (
    Basis,
    Confidence,
    Consent,
    Denied,
    Extent,
    FoundBy,
    Population,
    Quantity,
    Stance,
    Subgroup,
    Unit,
    WordCount,
)
from nkrefugees.vocab.documents import (
    Access,
    Frequency,
    Measure,
    ObservationStatus,
    Sex,
    SourceKind,
    Tier,
)

__all__ = [
    "Access",
    "ActorKind",
    "Basis",
    "Confidence",
    "Consent",
    "Denied",
    "Direction",
    "Extent",
    "FoundBy",
    "Frequency",
    "IncidentKind",
    "Measure",
    "ObservationStatus",
    "PlaceKind",
    "PolicyKind",
    "PolicyStatus",
    "Population",
    "Precision",
    "Quantity",
    "Relation",
    "Sex",
    "SourceKind",
    "Stance",
    "Subgroup",
    "Tier",
    "Unit",
    "Vocabulary",
    "WordCount",
]
