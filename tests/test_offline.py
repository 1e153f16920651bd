import re
import shutil
import subprocess
import sys
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from .made import NOTEBOOKS, ROOT, reports

PAGES = ["index.html", *(f"{path.stem}/default/index.html" for path in NOTEBOOKS)]
pytestmark = pytest.mark.slow
# The other pages of the site: that links to them lead somewhere is tested with them.
OTHERS = re.compile(r"(\.\./\.\./)?(evidence/|explore\.html|search\.html)")
every_page = pytest.mark.parametrize("page", PAGES)


class Page(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, path):
        super().__init__()
        self.folder, self.text, self.tags = path.parent, path.read_text(encoding="utf-8"), []
        self.feed(self.text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def pictures(self):
        """The files of the pictures, but those that stand inside the page."""
        return [self.folder / a["src"] for a in self.all("img") if not a["src"].startswith("data:")]

    def drawings(self):
        """The pictures as text."""
        return [path.read_text(encoding="utf-8") for path in self.pictures()]


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return reports(tmp_path_factory.getbasetemp())


@lru_cache
def read(path):
    """A page, read once for all that is asked of it."""
    return Page(path)


@pytest.fixture
def html(made, page):
    return read(made.here / page)


@every_page
def test_nothing_of_a_page_comes_from_elsewhere(html):
    loaded = [a.get("src", "") for _, a in html.tags] + [a.get("href", "") for a in html.all("link")]
    loaded += [a.get("srcset", "") for _, a in html.tags] + [a.get("data", "") for a in html.all("object")]
    beside = [str(path.relative_to(html.folder)) for path in html.pictures() if path.is_file()]
    assert [
        place for place in loaded if place and not place.startswith("data:") and place not in beside
    ] == []


@every_page
def test_no_style_of_a_page_or_picture_comes_from_elsewhere(html):
    texts = [html.text, *html.drawings()]
    assert [word for text in texts for word in re.findall(r"@import|url\((?!['\"]?#)[^)]*\)", text)] == []


@every_page
def test_a_picture_points_nowhere_but_into_itself(html):
    found = [name for svg in html.drawings() for name in re.findall(r"href=\"([^\"]*)\"", svg)]
    assert [name for name in found if not name.startswith(("#", "data:image/png;base64,"))] == []


@every_page
def test_links_are_citations_or_lead_to_files_that_are_there(html, made, page):
    folder = (made.here / page).parent
    links = [a["href"] for a in html.all("a") if not re.match(r"https?://", a["href"])]
    files = [link for link in links if not link.startswith("#") and not OTHERS.match(link)]
    assert files
    assert [link for link in files if link.startswith(("/", "file:")) or not (folder / link).is_file()] == []


@every_page
def test_links_within_a_page_lead_somewhere(html):
    ids = {a["id"] for _, a in html.tags if "id" in a}
    inner = [a["href"].removeprefix("#") for a in html.all("a") if a["href"].startswith("#")]
    assert set(inner) <= ids


@every_page
def test_a_page_has_no_script_no_frame_and_no_form(html):
    assert {name for name, _ in html.tags} & {"script", "iframe", "form", "object", "embed", "link"} == set()


@every_page
def test_a_page_forbids_the_browser_to_load_anything(html):
    policies = [a["content"] for a in html.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert [policy.split(";")[0] for policy in policies] == ["default-src 'none'"]


@every_page
def test_a_page_and_its_pictures_name_no_path_of_this_machine(html, made):
    machine = [str(ROOT), str(made.here.parent), str(Path.home()) + "/", sys.prefix]
    assert [word for word in machine for text in [html.text, *html.drawings()] if word in text] == []


@every_page
def test_every_picture_has_a_text_in_its_place(html):
    assert [a for a in html.all("img") if not a.get("alt", "").strip()] == []


def test_the_report_on_waves_has_a_picture(made):
    assert Page(made.here / "02-waves/default/index.html").drawings() != []


@every_page
def test_a_page_has_one_title_and_says_its_language(html):
    assert len(html.all("h1")) == 1
    assert [a.get("lang") for a in html.all("html")] == ["en"]


@every_page
def test_a_page_is_below_400_kilobytes(html):
    assert len(html.text.encode()) < 400_000


@every_page
def test_every_number_of_a_table_leads_somewhere(html):
    rows = re.findall(r'<td class="n">(?!<a )([^<]+)<', html.text.split('<h2 id="nk-read">')[0])
    assert rows == []


@every_page
def test_headings_of_a_page_skip_no_level(html):
    levels = [int(name[1]) for name, _ in html.tags if re.fullmatch(r"h[1-6]", name)]
    assert [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1] == []


def test_a_report_is_made_without_a_network(made, tmp_path):
    alone = ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare"):
        pytest.skip("unshare is not installed: a network cannot be taken away here")
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("unshare --net is not permitted here: a network cannot be taken away")
    command = [*alone, sys.executable, "-m", "nkrefugees", "report", "02-waves", "--to", str(made.here)]
    done = subprocess.run([*command, "--force"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "02-waves/default: " in done.stdout
