"use strict";
// What a reader chooses, kept in the address; what that leaves, in tables, totals and charts.
(() => {
  const $ = (id) => document.getElementById(id);
  const D = JSON.parse($("record").textContent);
  const form = $("filters"), DAY = 864e5, TABLES = ["incidents", "acts"];
  const OPEN_LOW = 1, OPEN_HIGH = 2, DISPUTED = 4, APART = 8, COUNTED = 16;
  const known = (...values) => values.find((v) => v !== null && v !== undefined) ?? null;
  const number = (n) => n.toLocaleString("en-US");
  const plural = (n, noun) => `${number(n)} ${noun}${n === 1 ? "" : "s"}`;
  const spaced = (code) => code.replaceAll("_", " ");
  const element = (tag, attributes, ...inside) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...inside);
    return made;
  };

  // Rows as objects: words for the tables, a mark for the chart (none if undated).
  const dated = ({ first, last }, mark) => known(first, last) === null ? null
    : { ...mark, s: known(first, last) * DAY, e: (known(last, first) + 1) * DAY, os: first === null, oe: last === null };

  function asFigure([place, q, s, u, tiers, families, stands], [low, best, high, flags, fewest, most, first, last, when, many]) {
    const [id, title, at, kind, spots] = D.incidents[place];
    const quantity = D.quantities[q], part = D.subgroups[s], [code, country] = at === null ? ["", ""] : D.countries[at];
    const what = spaced(quantity) + (part === "all" ? "" : ` (${part})`), href = D.pages.incident.replace("*", id);
    const disputed = flags & DISPUTED ? "disputed" : "", told = [low, best, high].filter((n) => n !== null);
    const box = !told.length ? { lo: null, y: 0.1, y2: 0.4 }
      : { lo: told[0], hi: told.at(-1), ol: !!(flags & OPEN_LOW), oh: high === null || !!(flags & OPEN_HIGH) };
    const row = { place, id, title, kind, spots, quantity, part, code, country, what, href, disputed, tiers, families, stands, unit: D.units[u], low, best, high, flags, fewest, most, first, last, silent: !told.length };
    row.cells = [when, title, country, what, many, fewest === most ? `${fewest}` : `${fewest} to ${most}`, disputed];
    row.mark = dated(row, { ...box, fate: D.fates[quantity], t: `${when}: ${title}; ${what}: ${many}`, u: href });
    return row;
  }

  const made = {};
  const figuresUnder = (rule) => made[rule] ??= D.rows
    .filter((row) => row[7][D.rules.indexOf(rule)] >= 0)
    .map((row) => asFigure(row, D.figures[row[7][D.rules.indexOf(rule)]]));

  const acts = D.acts.map(([id, title, actor, lane, kind, way, first, last, level, when]) => {
    const row = { id, title, actor, lane, way, first, last, kind: spaced(kind), href: D.pages.policy.replace("*", id) };
    row.cells = [when, title, actor, row.kind, way];
    row.mark = dated(row, { y: level + 0.1, y2: level + 0.9, way, t: `${when}: ${title}; ${actor}, ${way}`, u: row.href });
    return row;
  });

  // The choice: controls <-> fragment of the address. What is not allowed there is not taken.
  const orders = { incidents: "", acts: "" };
  const chosen = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  const heads = (name) => [...$(name).querySelectorAll("[data-key]")];

  function fragment(choice) {
    const given = Object.entries(choice).filter(([name, value]) => name !== "rule" || value !== D.rules[0]);
    return `#${new URLSearchParams([...given, ...TABLES.filter((name) => orders[name]).map((name) => [`sort-${name}`, orders[name]])])}`;
  }

  function take() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const control of form.elements) {
      const value = given.get(control.name) ?? "";
      if (control.type === "checkbox") control.checked = value === "1";
      else if (control.type === "number") control.value = /^\d{4}$/.test(value) ? value : "";
      else if (control.options) control.selectedIndex = Math.max(0, [...control.options].findIndex((o) => o.value === value));
    }
    for (const name of TABLES) {
      const order = given.get(`sort-${name}`) ?? "";
      orders[name] = heads(name).some((th) => th.dataset.key === order.replace(/^-/, "")) ? order : "";
    }
  }

  const since = ({ from }) => (from ? Date.UTC(from, 0, 1) / DAY : -Infinity);
  const until = ({ to }) => (to ? Date.UTC(to, 11, 31) / DAY : Infinity);
  const touches = (row, choice) => (!choice.from && !choice.to) || (known(row.first, row.last) !== null
    && (row.last ?? Infinity) >= since(choice) && (row.first ?? -Infinity) <= until(choice));
  const tests = {
    country: (row, code) => row.code === code,
    quantity: (row, quantity) => row.quantity === quantity,
    family: (row, family) => row.families.some((f) => D.families[f][0] === family),
    tier: (row, tier) => row.tiers.some((t) => D.tiers[t] === tier),
    two: (row) => row.fewest >= 2,
    spot: (row, spot) => row.quantity === "repatriated" && row.spots.some((s) => D.spots[s][0] === spot),
  };

  function left(choice) {
    const asked = Object.entries(tests).filter(([name]) => choice[name]);
    return {
      choice,
      incidents: figuresUnder(choice.rule).filter((row) => (choice.parts || row.stands) && touches(row, choice) && asked.every(([name, test]) => test(row, choice[name]))),
      acts: acts.filter((row) => touches(row, choice) && (!choice.actor || D.lanes[row.lane]?.[0] === choice.actor)),
    };
  }

  // Totals, as nkrefugees.analysis.overlap adds: no whole beside its parts, shared people once.
  function reached(start, pairs) {
    const found = new Set();
    for (let inside = start; inside.size; inside.forEach((b) => found.add(b)))
      inside = new Set(pairs.filter(([a, b]) => inside.has(a) && !found.has(b)).map(([, b]) => b));
    return found;
  }

  function wholes(rows) {
    const pairs = D.links.flatMap(([a, b, how]) => (how === "part_of" ? [[b, a]] : ["sum_of", "replaces"].includes(how) ? [[a, b]] : []));
    const figured = new Set(rows.filter((row) => !row.silent).map((row) => row.place));
    const held = reached(figured, pairs);
    const empty = reached(new Set([...figured].filter((p) => !held.has(p))), pairs.map(([a, b]) => [b, a]));
    return rows.filter(({ place }) => !held.has(place) && (figured.has(place) || !empty.has(place)));
  }

  function sharing(rows) {
    const groups = new Map(rows.map(({ place }) => [place, new Set([place])]));
    for (const [a, b, how] of D.links) {
      if (how !== "overlaps" || !groups.has(a) || !groups.has(b)) continue;
      const both = new Set([...groups.get(a), ...groups.get(b)]);
      both.forEach((p) => groups.set(p, both));
    }
    return new Set([...groups.values()].filter((group) => group.size > 1));
  }

  function total(rows, choice) {
    const whole = wholes(rows.filter((row) => row.part === "all" && row.unit === "persons" && !(row.flags & APART)));
    const adds = whole.map((row) => ({ ...row, own: row.low, low: known(row.low, row.flags & OPEN_LOW ? null : row.best), high: known(row.high, row.best) }));
    for (const group of sharing(whole)) {
      const [most] = adds.filter((row) => group.has(row.place) && row.low !== null).sort((a, b) => b.low - a.low);
      if (most) for (const row of adds) if (group.has(row.place) && row !== most) row.low = 0;
    }
    const inside = adds.filter((row) => (row.first ?? -Infinity) >= since(choice) && (row.last ?? Infinity) <= until(choice));
    const low = inside.reduce((sum, row) => sum + row.low, 0), high = adds.reduce((sum, row) => sum + known(row.high, row.own, 0), 0);
    const open = adds.some((row) => row.flags & OPEN_HIGH || row.high === null), silent = whole.filter((row) => row.silent).length;
    const many = silent === whole.length ? "not recorded" : `${low === high ? "" : `${number(low)} to `}${number(high)}${open ? " or more" : ""}`;
    return { incidents: whole.length, many: low === high && open ? `at least ${number(low)}` : many, silent };
  }

  function showTotals({ incidents, choice }) {
    const sums = D.quantities.map((q) => [q, total(incidents.filter((row) => row.quantity === q), choice)]).filter(([, sum]) => sum.incidents);
    const words = (sum) => plural(sum.incidents, "incident") + (sum.silent ? `, ${number(sum.silent)} without a figure` : "");
    $("totals").querySelector("dl").replaceChildren(...sums.map(([q, sum]) => element("div", {}, element("dt", {}, spaced(q)), element("dd", {}, sum.many), element("dd", {}, words(sum)))));
    $("totals").hidden = !sums.length;
  }

  // Tables: what the charts show, row by row.
  const shared = { id: "id", page: "href", first: "first", last: "last", title: "title" };
  const columns = {
    incidents: { ...shared, country: "code", quantity: "quantity", subgroup: "part", unit: "unit", n_low: "low", n_best: "best", n_high: "high", n_origins_min: "fewest", n_origins_max: "most", disputed: "disputed" },
    acts: { ...shared, actor: "actor", kind: "kind", direction: "way" },
  };
  const keyed = (row, key) => (key === "first" ? known(row.first, row.last) : key === "low" ? known(row.low, row.best, row.high) : row[key]);

  function sorted(rows, order) {
    const key = order.replace(/^-/, ""), way = order.startsWith("-") ? -1 : 1;
    const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, "en") : a - b);
    return !order ? rows : [...rows].sort((a, b) => {
      const [x, y] = [keyed(a, key), keyed(b, key)];
      return x === null || y === null ? (x === null) - (y === null) : way * compare(x, y);
    });
  }

  function showTable(name, rows) {
    const cell = (row, text, i) => (i === 1 ? element("th", { scope: "row" }, element("a", { href: row.href }, text)) : element("td", {}, text));
    const lines = sorted(rows, orders[name]).map((row) => element("tr", {}, ...row.cells.map((text, i) => cell(row, text, i))));
    $(name).querySelector("tbody").replaceChildren(...lines);
    $(name).querySelector(".rows").textContent = `${plural(rows.length, "row")}.`;
    const order = orders[name] || "first", way = order.startsWith("-") ? "descending" : "ascending";
    for (const th of heads(name)) th.ariaSort = th.dataset.key === order.replace(/^-/, "") ? way : null;
  }

  function csv(name, rows) {
    const day = (value) => new Date(value * DAY).toISOString().slice(0, 10);
    const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const value = (row, key) => (known(row[key]) === null ? "" : key === "first" || key === "last" ? day(row[key]) : `${row[key]}`);
    const more = name === "acts" ? {} : { open_low: (row) => !!(row.flags & OPEN_LOW), open_high: (row) => !!(row.flags & OPEN_HIGH), rule: () => now.choice.rule };
    const lines = sorted(rows, orders[name]).map((row) => [...Object.values(columns[name]).map((key) => value(row, key)), ...Object.values(more).map((say) => `${say(row)}`)]);
    return [[...Object.keys(columns[name]), ...Object.keys(more)], ...lines].map((line) => `${line.map(quoted).join(",")}\n`).join("");
  }

  function save(name) {
    const url = URL.createObjectURL(new Blob([csv(name, now[name])], { type: "text/csv" }));
    element("a", { href: url, download: `nkrefugees-${D.release}-${name}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  // The map: handovers as bounds, as nkrefugees.plot.spots counts them.
  function spotsOf({ incidents }) {
    const rows = incidents.filter((row) => row.quantity === "repatriated" && row.flags & COUNTED && !(row.flags & APART));
    const returned = new Map(rows.map((row) => [row.place, row.spots]));
    const unsure = new Set(rows.filter((row) => row.disputed).map((row) => row.place));
    for (const [a, b, how] of D.links) if (returned.has(a) && returned.has(b)) unsure.add(["sum_of", "derived_from"].includes(how) ? a : b);
    const counts = D.spots.map(([spot, name, lon, lat]) => ({ spot, name, lon, lat, sure: 0, most: 0 }));
    for (const [place, spots] of returned) for (const s of spots) {
      counts[s].most += 1;
      counts[s].sure += spots.length === 1 && !unsure.has(place);
    }
    const many = (c) => (c.sure === c.most ? `${c.most}` : `${c.sure} to ${c.most}`);
    return counts.filter((c) => c.most).sort((a, b) => b.most - a.most || b.sure - a.sure).map((c) => ({ ...c, many: many(c), t: `${c.name}: ${many(c)} handovers` }));
  }

  function showSpots(spots) {
    const button = (c) => element("button", { type: "button", onclick: () => choose("spot", c.spot), ariaLabel: `${c.name}: show only its incidents` }, c.name);
    $("spots").replaceChildren(...spots.map((c) => element("li", {}, button(c), `: ${c.many}${c.lon === null ? " (not on the map)" : ""}`)));
    $("where").textContent = spots.length ? `Handovers told at ${plural(spots.length, "place")}; most at ${spots[0].name} (${spots[0].many}). Choose a place to see its incidents.` : "No handover is recorded for this choice.";
  }

  // Charts. Vega's own interpreter of expressions keeps them within the page's policy: no eval.
  const dark = matchMedia("(prefers-color-scheme: dark)"), views = {};
  let now = left({ rule: D.rules[0] });

  async function draw(id) {
    const text = JSON.stringify(D.specs[id]), box = element("div", {});
    const looked = dark.matches ? text.replace(/#[0-9a-f]{6}/g, (colour) => D.colours[colour] ?? colour) : text;
    views[id]?.finalize();
    const { view } = await vegaEmbed(box, JSON.parse(looked), { mode: "vega", ast: true, renderer: "svg", actions: false, tooltip: { theme: dark.matches ? "dark" : "light" } });
    views[id] = view;
    if (id === "map") view.addEventListener("click", (_, item) => item?.datum?.spot && choose("spot", item.datum.spot));
    await fill([id]);
    $(id).classList.remove("still");
    $(id).replaceChildren(box);
  }

  async function fill(ids = Object.keys(views)) {
    const { timeline, map } = Object.fromEntries(ids.map((id) => [id, views[id]])), { choice } = now, words = { timeline: $("count"), map: $("where") };
    const marks = (rows) => rows.flatMap((row) => (row.mark ? [{ ...row.mark }] : [])).sort((a, b) => b.e - b.s - (a.e - a.s));
    if (timeline) {
      const drawn = marks(now.incidents), end = choice.to ? (until(choice) + 1) * DAY : D.span[1];
      timeline.data("figures", drawn.filter((m) => m.lo !== null)).data("silent", drawn.filter((m) => m.lo === null)).data("acts", marks(now.acts));
      timeline.signal("until", end).signal("since", Math.min(choice.from ? since(choice) * DAY : D.span[0], end - DAY));
      timeline.width(Math.max(200, $("timeline").clientWidth - 72));
    }
    map?.data("spots", spotsOf(now).filter((c) => c.lon !== null));
    for (const id of ids) {
      await views[id].runAsync();
      views[id].container().querySelector("svg").setAttribute("aria-label", words[id].textContent);
    }
  }

  async function drawAll() {
    for (const id of ["timeline", "map"]) await draw(id);
    document.documentElement.dataset.drawn = "yes";
  }

  // Keyboard: from mark to mark in the order of time, between incidents and acts, and to their pages.
  function walk(event) {
    const { key, target } = event, of = (mark) => mark.__data__?.datum, here = of(target);
    if (key === "Enter" && here?.u) location.href = here.u;
    if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key)) return;
    event.preventDefault();
    const acts = key === "ArrowDown" || (key !== "ArrowUp" && !!here?.way);
    const marks = [...$("timeline").querySelectorAll('[role="graphics-symbol"]')].filter((mark) => of(mark)?.u && !!of(mark).way === acts);
    marks.sort((a, b) => of(a).s - of(b).s || of(a).t.localeCompare(of(b).t, "en"));
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key], at = marks.indexOf(target), near = marks.findIndex((mark) => of(mark).s >= (here?.s ?? 0));
    const to = key === "Home" ? 0 : at >= 0 && step ? at + step : key === "End" || near < 0 ? marks.length - 1 : near;
    const mark = marks[Math.max(0, Math.min(to, marks.length - 1))];
    mark?.setAttribute("tabindex", "-1");
    mark?.focus();
  }

  function show(anew = true) {
    now = left(chosen());
    const { incidents, acts } = now, undated = [...incidents, ...acts].filter((row) => !row.mark).length;
    const words = `${plural(incidents.length, "figure")} of ${plural(new Set(incidents.map((row) => row.place)).size, "incident")} over ${plural(acts.length, "act")}.`;
    $("count").textContent = incidents.length + acts.length ? `Shown: ${words}${undated ? ` ${plural(undated, "undated row")} cannot be drawn.` : ""}` : "Nothing is recorded for this choice.";
    $("link").href = fragment(now.choice);
    showTotals(now);
    showSpots(spotsOf(now));
    if (anew) for (const name of TABLES) showTable(name, now[name]);
    return fill();
  }

  function changed() {
    history.replaceState(null, "", fragment(chosen()));
    show();
  }

  function choose(name, value) {
    form.elements.namedItem(name).value = value;
    changed();
  }

  for (const name of TABLES) {
    for (const th of heads(name)) {
      const turn = () => (orders[name] = th.ariaSort === "ascending" ? `-${th.dataset.key}` : th.dataset.key, changed());
      th.replaceChildren(element("button", { type: "button", onclick: turn }, th.textContent));
    }
    Object.assign($(name).querySelector(".csv"), { hidden: false, onclick: () => save(name) });
  }
  form.hidden = $("hint").hidden = $("places").hidden = false;
  Object.assign($("timeline"), { tabIndex: 0, role: "group", ariaLabel: "Timeline; arrow keys go from mark to mark", onkeydown: walk });
  $("timeline").addEventListener("focusin", (event) => ($("told").textContent = event.target.__data__?.datum?.t ?? ""));
  Object.assign(form, { onchange: changed, onsubmit: () => false, onreset: () => setTimeout(changed) });
  addEventListener("hashchange", () => (take(), show()));
  addEventListener("resize", () => fill());
  dark.addEventListener("change", drawAll);
  take();
  show(location.hash.length > 1); // the tables already stand there as they are before anything is chosen
  requestAnimationFrame(() => setTimeout(drawAll));
})();
