"""Vocabularies of claims and origins."""

from __future__ import annotations

from nkrefugees.vocab.base import Vocabulary


class Quantity(Vocabulary):
    """What a figure counts."""

    REPATRIATED = "repatriated", "handed to the DPRK by another state"
    REMOVED = "removed", "sent to a third state; destination is required"
    DETAINED = "detained", "held by a state outside the DPRK"
    AT_RISK = "at_risk", "in a state's hands, return reported as intended or possible"
    RELEASED = "released", "let go by the state that held them"
    ASYLUM_SOUGHT = "asylum_sought", "asked a mission or a state for protection"
    ESCAPED = "escaped", "left the DPRK, or crossed onward from a transit state"
    ABDUCTED = "abducted", "taken by agents, without a handover by the host state"
    DEATHS = "deaths", "died on the way, in custody or after return"
    HELPERS_DETAINED = "helpers_detained", "helpers, activists or missionaries held by a state"
    HELPERS_RELEASED = "helpers_released", "helpers, activists or missionaries let go or sent home"
    STOCK = "stock", "living in a country at a time (series only)"
    ARRIVED = "arrived", "reached a country of settlement (series only)"
    SHARE = "share", "a part of a whole, in percent (series only)"
    SIGNATURES = "signatures", "people who signed a petition (series only)"


class Subgroup(Vocabulary):
    """The part of a group that a figure counts."""

    ALL = "all", "the whole group"
    WOMEN = "women", "women"
    MEN = "men", "men"
    CHILDREN = "children", "people under 18, as the source has it"
    ORPHANS = "orphans", "children said to have no parents"


class Unit(Vocabulary):
    """What one of the counted is; unlike units are never added."""

    PERSONS = "persons", "people"
    CASES = "cases", "events or cases; one person may stand in several"
    FAMILIES = "families", "families or households"
    PERCENT = "percent", "hundredths of a whole"
    VOTES = "votes", "votes of states"


class Stance(Vocabulary):
    """How the claimant stands to what is claimed."""

    AFFIRMS = "affirms", "says that it is so"
    DENIES = "denies", "says that it is not so; what is denied stands in `denied`"
    CANNOT_CONFIRM = "cannot_confirm", "says that it cannot tell"
    NO_COMMENT = "no_comment", "is reported as silent or declining to speak"
    RETRACTS = "retracts", "takes back what it said before"


class Denied(Vocabulary):
    """What a denial denies."""

    EVENT = "event", "that it happened"
    NUMBER = "number", "the figure"
    CATEGORY = "category", "that the people are refugees, or may not be returned"
    COERCION = "coercion", "that anybody was forced"
    REQUEST = "request", "that anybody asked for it, or that help was refused"


class Basis(Vocabulary):
    """How a claimant, or an origin, knows."""

    OWN_ACT = "own_act", "speaks of what it did itself"
    WITNESS = "witness", "was there"
    INFORMANT = "informant", "was told by somebody close to the event"
    DOCUMENT = "document", "has a document that says so"
    STATISTICS = "statistics", "keeps a count or a register"
    ESTIMATE = "estimate", "estimates"
    RELAYED = "relayed", "repeats what another has said"
    NOT_STATED = "not_stated", "does not say"


class Consent(Vocabulary):
    """Whether people were moved against their will, as the claimant has it."""

    FORCED = "forced", "against their will"
    STATED_VOLUNTARY = "stated_voluntary", "said to be by their own wish"
    DISPUTED = "disputed", "both are claimed in the same breath"
    RECALLED = "recalled", "ordered home by their state, as workers or staff"
    NOT_STATED = "not_stated", "the claimant does not say"


class Population(Vocabulary):
    """Which people are counted."""

    ESCAPEE = "escapee", "left the DPRK without leave"
    WORKER = "worker", "sent abroad to work"
    DRIFTER = "drifter", "came by sea by accident"
    POW = "pow", "prisoner of the Korean War, or family"
    ACCUSED = "accused", "wanted or sentenced for a common crime"
    MIXED = "mixed", "several of these"
    UNKNOWN = "unknown", "not said"


class Extent(Vocabulary):
    """How an event lies in its span of dates."""

    ONCE = "once", "at some time inside the span"
    THROUGHOUT = "throughout", "all through the span"


class FoundBy(Vocabulary):
    """How a claim was met."""

    BLIND = "blind", "met without looking for this incident"
    FOLLOW_UP = "follow_up", "met when looking for more on a known incident"


class Confidence(Vocabulary):
    """How sure the coder is of the reading; nothing is said of the truth of the claim."""

    HIGH = "high", "the text leaves no doubt"
    MEDIUM = "medium", "another reading is possible"
    LOW = "low", "another reading is as likely"


class WordCount(Vocabulary):
    """Words that stand for a number, and the interval that the codebook reads from them.

    The interval is stored beside the word; "at least" or "more than" before
    the word takes the upper end away, "up to" the lower.
    """

    DOZENS = "dozens", "24-99"
    SCORES = "scores", "40-99"
    TENS = "tens", "20-99"
    HUNDREDS = "hundreds", "200-999"
    THOUSANDS = "thousands", "2000-9999"
    TENS_OF_THOUSANDS = "tens of thousands", "20000-99999"
    HUNDREDS_OF_THOUSANDS = "hundreds of thousands", "200000-999999"

    @property
    def bounds(self) -> tuple[int, int]:
        """The lowest and highest whole number that the word is read as."""
        low, high = self.meaning.split("-")
        return int(low), int(high)
