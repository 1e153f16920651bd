// What the tests see on a page. An element is named by the beginning of its tag.
(() => {
  const all = (what = "body *") => [...document.querySelectorAll(what)];
  const named = (elements) => elements.map((e) => e.outerHTML.slice(0, 120));
  const style = (e, part) => getComputedStyle(e, part);
  const right = (e) => e.getBoundingClientRect().right;
  const scrolls = (e) => style(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1;

  return {
    // Beyond the edge of the paper, or inside what would have to be scrolled.
    cut: () => named(all().filter((e) => e.checkVisibility() && !e.closest(".skip, svg *")
      && (scrolls(e) || right(e) > innerWidth + 1 || e.getBoundingClientRect().left < -1))),

    // What makes a page wider than its window.
    wide: () => document.documentElement.scrollWidth <= innerWidth ? []
      : named(all().filter((e) => right(e) > innerWidth + 1 && !e.closest("svg *, .output *"))),

    // Entries of lists in what is there, and is folded.
    folded: () => named(all("main details:not([open]) li")
      .filter((e) => e.closest("details").checkVisibility() && !e.checkVisibility())),

    // Links to other hosts whose address cannot be read on paper.
    unprinted: () => all("main a[href^=http]").filter((e) => e.checkVisibility()
      && ![e.textContent, style(e, "::after").content].some((text) => text.includes(e.getAttribute("href"))))
      .map((e) => e.href),

    // Words of less than 12 pixels.
    tiny: () => named(all().filter((e) => e.checkVisibility() && !e.closest("svg")
      && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())
      && parseFloat(style(e).fontSize) < 12)),

    // What scrolls by itself, and cannot be reached by keyboard.
    stuck: () => named(all().filter((e) => /auto|scroll/.test(style(e).overflowX) && scrolls(e)
      && e.tabIndex < 0 && !e.querySelector("a, button, input"))),

    // Pictures that did not come.
    unloaded: () => [...document.images].filter((e) => !(e.complete && e.naturalWidth)).map((e) => e.alt),

    // The place of the content among all elements.
    place: () => all("*").indexOf(document.querySelector("#content")),

    // Where the keyboard is: nowhere, or on what, whether it is in sight, and whether one sees it.
    focused: () => {
      const e = document.activeElement, box = e.getBoundingClientRect(), { outlineStyle, outlineWidth, boxShadow } = style(e);
      return e === document.body ? null : {
        place: all("*").indexOf(e),
        tag: e.outerHTML.slice(0, 120),
        href: e.getAttribute("href"),
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        marked: (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
      };
    },

    // Words as they stand in a page, folded or not, without scripts; space of any kind as one space.
    words: () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
      while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest("script, style")) found.push(walker.currentNode.data);
      return found.join("").replace(/\s+/g, " ");
    },

    // Elements that only a text taken for markup can have made.
    made: () => named(all("*").filter((e) =>
      e.matches("img[src=x], iframe, object, embed, base, a[href^='javascript:' i], a[href^='data:' i]")
      || [...e.attributes].some(({ name }) => /^on/.test(name)))),

    // Addresses of links that lead out of the site.
    outside: () => all("main a[href]").map((e) => e.href)
      .filter((href) => !href.startsWith(location.origin) && !href.startsWith("file:")),

    // Of rows, entries and marks that are alike, leave the first twelve: the others break no rule that these keep.
    thin: () => {
      const alike = (one, other) => one.tagName === other.tagName && one.getAttribute("class") === other.getAttribute("class");
      const tooMany = all("tr, li, article, dl > div, svg *").filter((e) => {
        let before = 0;
        for (let o = e.previousElementSibling; o && before < 12; o = o.previousElementSibling) before += alike(o, e);
        return before >= 12;
      });
      tooMany.forEach((e) => e.remove());
    },
  };
})()
