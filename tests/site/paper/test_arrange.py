from xml.etree.ElementTree import XML

from nkrefugees.site.paper.arrange import arrange

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def page(*inside):
    return XML(f'<body><nav class="contents"/><main>{"".join(inside)}</main></body>')


def arranged(*inside):
    tree = page(*inside)
    arrange(tree)
    return tree


def test_a_drawing_keeps_its_text():
    assert arranged(SVG.format("<title>bars</title>")).find(".//img").get("alt") == "bars"


def test_a_drawing_takes_the_text_of_the_figure_around_it():
    tree = arranged(f'<figure aria-label="bars">{SVG.format("")}</figure>')
    assert tree.find(".//img").get("alt") == "bars"


def test_a_figure_without_a_text_is_a_fault_of_its_cell():
    tree = page(f'<section id="cell-chart">{SVG.format("")}</section>')
    assert arrange(tree) == ["a figure of cell chart has no alternative text"]


def test_what_opens_or_downloads_is_left_out():
    tree = arranged("<p>a<details><p>code</p></details> b</p>", '<p class="files">CSV</p>')
    assert "".join(tree.find("main").itertext()) == "a b"


def test_the_title_of_the_notebook_gives_way_to_that_of_the_cover():
    assert arranged("<h1>Title</h1>", "<h2>Part</h2>").find(".//h1") is None


def test_no_level_of_heading_is_left_out():
    tree = arranged("<h3>a</h3>", "<h5>b</h5>", "<h2>c</h2>")
    assert [node.tag for node in tree.find("main").iter() if node.tag[0] == "h"] == ["h2", "h3", "h2"]


def test_the_contents_lead_to_the_headings():
    tree = arranged('<h2 id="a">A</h2>', "<h3>B</h3>")
    assert [link.get("href") for link in tree.find("nav").iter("a")] == ["#a", "#part-1"]


def test_links_of_the_site_are_words_on_paper():
    tree = arranged('<a href="../../evidence/x.html">9</a>', '<a href="https://a.org">b</a>')
    assert [link.get("href") for link in tree.iter("a")] == ["https://a.org"]
