"""What is proposed of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees import dates
from nkrefugees.check.numerals import numbers
from nkrefugees.drafts.draft import propose
from nkrefugees.drafts.proposal import Found
from nkrefugees.texts import normalise

SENTENCES = [
    "China sent {n:,} North Koreans back {when}.",
    "According to Yonhap, at least {n:,} women were held in Tumen {when}.",
    "{n:,} to {m:,} refugees fled, and the State Department could not confirm it.",
    "Dozens of people crossed the Tumen River {when}, the UNHCR said.",
    "Beijing {when} denied that the {n:,} are refugees under the 1951 Refugee Convention.",
]
WHEN = [
    "on Monday",
    "last week",
    "in May 2010",
    "yesterday",
    "two years ago",
    "on May 10",
    "in the mid-1990s",
]
TEXTS = st.lists(
    st.one_of(
        st.builds(
            lambda form, n, more, when: form.format(n=n, m=n + more, when=when),
            st.sampled_from(SENTENCES),
            st.integers(2, 50_000),
            st.integers(1, 90),
            st.sampled_from(WHEN),
        ),
        st.text(max_size=20),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(TEXTS, st.sampled_from(["", "2013-06-04", "2013", "2013-06-01/2013-06-09"]))
def test_spans_lie_in_the_text_and_say_what_is_proposed(text, published):
    text = normalise(text.encode())
    for proposal in propose(text, published):
        assert all(0 <= start < end <= len(text) for start, end in proposal.spans)
        assert all(a[1] < b[0] for a, b in zip(proposal.spans, proposal.spans[1:], strict=False))
        words = " … ".join(text[start:end] for start, end in proposal.spans)
        given_numbers = {proposal.fields[k] for k in ("n_low", "n", "n_high") if k in proposal.fields}
        assert given_numbers <= numbers(words)
        assert proposal.fields.get("n_text", "") in " ".join(words.split())


@given(TEXTS)
def test_every_date_is_of_the_profile(text):
    for proposal in propose(normalise(text.encode()), "2013-06-04"):
        for key in ("date", "said"):
            if key in proposal.fields:
                dates.parse(proposal.fields[key])


@given(TEXTS)
def test_the_same_text_gives_the_same_proposals(text):
    text = normalise(text.encode())
    assert propose(text, "2013-06-04") == propose(text, "2013-06-04")


@pytest.mark.parametrize(
    "claim",
    [("repatriated", None, 26), ("repatriated", 500, None), ("detained", 1000, None), ("share", None, 98)],
)
def test_the_article_gives_its_claims(drafted, claim):
    fields = [p.fields for p in drafted if p.block == "claim"]
    assert claim in [tuple(f.get(key) for key in ("quantity", "n_low", "n")) for f in fields]


def test_flights_sums_weights_and_ages_of_the_article_are_no_claims(drafted):
    proposed = {p.fields.get(key) for p in drafted for key in ("n_low", "n", "n_high")}
    assert proposed.isdisjoint({621, 3000, 40, 2397, 10, 17, 7})


def test_the_silence_and_the_denial_of_the_article_are_claims(drafted):
    stances = {p.fields["stance"] for p in drafted if p.block == "claim" and "stance" in p.fields}
    assert stances == {"denies", "cannot_confirm", "no_comment"}


def test_the_year_in_the_name_of_a_treaty_is_no_date(drafted):
    assert not [p for p in drafted for part in p.parts if isinstance(part, Found) and part.value == "1951"]


def test_nothing_is_proposed_of_a_text_that_says_nothing():
    assert propose("The weather is fine in spring.") == []
