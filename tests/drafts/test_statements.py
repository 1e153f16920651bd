"""Acts of the register that a text tells without their names."""

from nkrefugees.drafts.draft import propose


def mentions(text, published="2013-06-04"):
    return [p.fields["policy"] for p in propose(text, published) if p.block == "mention"]


def test_an_act_is_known_by_its_actor_and_day():
    assert mentions("On May 30 the UNHCR voiced concern.") == ["unhcr-2013-laos-statement"]


def test_a_day_without_an_act_gives_none():
    assert mentions("On May 29 the UNHCR voiced concern.") == []


def test_a_span_as_wide_as_a_month_tells_no_act():
    assert mentions("In May the UNHCR voiced concern.") == []
