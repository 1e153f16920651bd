"""Vocabularies of sources and statistics."""

from __future__ import annotations

from nkrefugees.vocab.base import Vocabulary


class SourceKind(Vocabulary):
    """What kind of document a source is."""

    NEWS = "news", "news article"
    NGO_REPORT = "ngo_report", "report or brief of a non-governmental organisation"
    UN_DOCUMENT = "un_document", "document of a United Nations body"
    GOVERNMENT = "government", "document or transcript of a government or parliament"
    LAW = "law", "treaty, statute or regulation"
    TESTIMONY = "testimony", "account of one who was there"
    ACADEMIC = "academic", "scholarly work"
    STATISTICS = "statistics", "statistical table or database"
    WEB_PAGE = "web_page", "other page"


class Tier(Vocabulary):
    """How close a source stands to the event and its first publication."""

    PRIMARY = "primary", "the actor's own document"
    ESTABLISHED = "established", "original reporting or research of a known publisher"
    SECONDARY = "secondary", "a digest of other publications"
    REPOST = "repost", "a copy of a text published elsewhere"


class Access(Vocabulary):
    """Whether the source may be linked."""

    OPEN = "open", "address and hash are given"
    RESTRICTED = "restricted", "names somebody in reach: no address, hash or span"


class Measure(Vocabulary):
    """What a series measures."""

    STOCK = "stock", "a number at a time"
    FLOW = "flow", "a number in a period"
    CUMULATIVE = "cumulative", "a number since a start"


class Frequency(Vocabulary):
    """How often a series is published."""

    IRREGULAR = "irregular", "now and then"
    ANNUAL = "annual", "once a year"
    QUARTERLY = "quarterly", "once a quarter"
    MONTHLY = "monthly", "once a month"


class ObservationStatus(Vocabulary):
    """What the publisher says of a number."""

    REPORTED = "reported", "given"
    ZERO_REPORTED = "zero_reported", "given as zero"
    NOT_REPORTED = "not_reported", "no number is given: not zero"
    WITHHELD = "withheld", "kept back by the publisher"
    PROVISIONAL = "provisional", "given, to be revised"
    REVISED = "revised", "corrects a number given before"


class Sex(Vocabulary):
    """Sex, as published."""

    TOTAL = "total", "both"
    FEMALE = "female", "women and girls"
    MALE = "male", "men and boys"
