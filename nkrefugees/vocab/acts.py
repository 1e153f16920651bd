"""Vocabularies of incidents, policies, actors and places."""

from __future__ import annotations

from nkrefugees.vocab.base import Vocabulary


class IncidentKind(Vocabulary):
    """How an incident began; what came of it stands in the claims."""

    ARREST = "arrest", "people were caught outside the DPRK"
    DETENTION = "detention", "people were known to be held"
    HANDOVER = "handover", "people were taken to the border"
    ASYLUM_BID = "asylum_bid", "people asked a mission or a state for protection"
    CROSSING = "crossing", "people crossed a border"
    ABDUCTION = "abduction", "people were taken by agents"
    AT_SEA = "at_sea", "people were found at sea"


class Relation(Vocabulary):
    """How one incident or claim bears on another (from -> to)."""

    PART_OF = "part_of", "from lies inside to"
    SUM_OF = "sum_of", "from is a total that holds to"
    OVERLAPS = "overlaps", "from and to share people"
    DERIVED_FROM = "derived_from", "from repeats or reworks to"
    REPLACES = "replaces", "from corrects to"


class PolicyKind(Vocabulary):
    """What kind of act a policy is."""

    TREATY = "treaty", "multilateral treaty"
    AGREEMENT = "agreement", "bilateral agreement or protocol"
    STATUTE = "statute", "act of a legislature"
    REAUTHORIZATION = "reauthorization", "renewal of a statute for a term"
    AMENDMENT = "amendment", "change of a statute or code"
    DECREE = "decree", "order of a head of state or government"
    DIRECTIVE = "directive", "order or guidance inside an administration"
    PRACTICE = "practice", "what is done, with or without a published rule"
    BORDER_MEASURE = "border_measure", "closing, opening or guarding of a border"
    RESOLUTION = "resolution", "resolution of a parliament or a body of states"
    LETTER = "letter", "letter or communication to another actor"
    REPLY = "reply", "answer to a letter"
    STATEMENT = "statement", "position made public"
    TALKS = "talks", "meeting or call between governments"
    HEARING = "hearing", "parliamentary hearing"
    REPORT = "report", "published report or data release"
    JUDGMENT = "judgment", "decision of a court"
    PETITION = "petition", "public petition"
    PROTEST = "protest", "demonstration, vigil or hunger strike"


class Direction(Vocabulary):
    """Which way an act points for people who have left the DPRK."""

    PROTECTIVE = "protective", "towards protection"
    RESTRICTIVE = "restrictive", "towards return or closure"
    MIXED = "mixed", "both"
    NEUTRAL = "neutral", "neither"


class PolicyStatus(Vocabulary):
    """What is known of the standing of an act."""

    IN_FORCE = "in_force", "binding when the source was published"
    ADOPTED = "adopted", "made or said, once"
    ANNOUNCED = "announced", "said to be coming"
    REPORTED = "reported", "said to exist; no text seen by the source"
    LAPSED = "lapsed", "run out or given up"
    SUPERSEDED = "superseded", "replaced by a later act"


class ActorKind(Vocabulary):
    """What kind of actor it is."""

    STATE_CN = "state_cn", "organ of the People's Republic of China"
    STATE_DPRK = "state_dprk", "organ of the Democratic People's Republic of Korea"
    STATE_ROK = "state_rok", "organ of the Republic of Korea"
    STATE_US = "state_us", "organ of the United States"
    STATE_OTHER = "state_other", "organ of another state"
    UN = "un", "United Nations body or mandate"
    NGO = "ngo", "non-governmental organisation or network"
    MEDIA = "media", "news organisation or programme"
    ACADEMIC = "academic", "university, institute or scholar"
    EXPERT = "expert", "people who speak for themselves on what they know by office or study"
    WITNESS = "witness", "people who speak of their own life, never named"
    INFORMANT = "informant", "unnamed people who speak of others, no closer than the page has them"
    PUBLIC = "public", "unorganised members of the public"


class PlaceKind(Vocabulary):
    """What kind of place it is."""

    CROSSING = "crossing", "public border crossing"
    TOWN = "town", "town or city"
    COUNTY = "county", "county"
    PROVINCE = "province", "province, region or municipality"
    REGION = "region", "several provinces, a river or a border"
    COUNTRY = "country", "country"


class Precision(Vocabulary):
    """How exact the coordinates are."""

    TOWN = "town", "centre of a town or public crossing, two decimals at most"
    AREA = "area", "a point inside a larger area"
    NONE = "none", "no coordinates are given"
