import re

from nkrefugees.site.evidence.lists import MOST, Entry, Group, Listed, actors, lists, places


def listed(record, name):
    return next(found for found in lists(record) if found.name == name)


def test_incidents_are_listed_by_year_with_their_claims(record):
    (year,) = listed(record, "incidents").groups
    assert (year.id, year.title) == ("year-2091", "2091")
    assert [e.note for e in year.entries] == ["1 claim", "5 claims"]


def test_sources_are_listed_by_publisher(record):
    titles = [group.title for group in listed(record, "sources").groups]
    assert titles == ["Interior Office of Westmark", "Relief Network", "The Harbour Post"]


def test_a_series_without_one_producer_is_listed_at_the_end(record):
    assert [g.id for g in listed(record, "series").groups] == ["producer-interior-office", "producer-none"]


def test_a_place_lists_the_incidents_there(record):
    greyford = next(place for place in places(record) if place.id == "greyford")
    assert [e.text for e in greyford.entries] == [
        "People at the bridge of Greyford",
        "People held in Greyford",
    ]


def test_an_actor_leads_to_what_it_claims_does_publishes_and_produces(record):
    hrefs = {name: href for one in lists(record) for name, href in one.hrefs().items()}
    office = next(actor for actor in actors(record, hrefs) if actor.id == "interior-office")
    assert [e.text for e in office.entries] == ["People at the bridge of Greyford"]
    assert [e.text for e in office.more] == ["1 act", "1 source", "1 published series"]
    assert office.note == "state other, China, part of Westmark"


def test_the_start_page_leads_to_every_list_with_its_count(page):
    numbers = re.findall(r'<li><a href="../evidence/\w+.html">(.*?)</a></li>', page("evidence/index.html"))
    assert numbers == ["2 incidents", "2 policies", "3 sources", "2 series", "4 actors", "2 places"]


def test_a_long_list_is_cut_between_its_groups():
    groups = [Group(f"g{n}", str(n), [Entry("x", "x")] * (MOST // 2)) for n in range(3)]
    long = Listed("sources", "Sources", "publisher", ("source", "sources"), groups)
    assert [(name, len(part)) for name, part in long.parts] == [("sources", 2), ("sources-2", 1)]
    assert long.hrefs()["g2"] == "evidence/sources-2.html#g2"
    assert long.counted == f"{3 * (MOST // 2):,} sources"
