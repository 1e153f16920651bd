"use strict";
// What a reader chooses, kept in the address; what that leaves, in words, tables and charts.
(() => {
  const $ = (id) => document.getElementById(id);
  const D = JSON.parse($("record").textContent);
  const form = $("filters"), DAY = 864e5;
  const OPEN_LOW = 1, OPEN_HIGH = 2, DISPUTED = 4, APART = 8, COUNTED = 16;
  const known = (...values) => values.find((v) => v !== null && v !== undefined);
  const number = (n) => n.toLocaleString("en-US");
  const plural = (n, noun) => `${number(n)} ${noun}${n === 1 ? "" : "s"}`;
  const spaced = (code) => code.replaceAll("_", " ");
  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  function element(tag, attributes, ...inside) {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...inside);
    return made;
  }

  // Words, as nkrefugees.site.explore.told has them.
  function when(first, last) {
    const one = known(first, last);
    if (one === undefined) return "undated";
    if (first === null || last === null) return `${iso(one)} or ${first === null ? "earlier" : "later"}`;
    const [start, end, after] = [iso(first), iso(last), iso(last + 1)];
    if (start.endsWith("-01-01") && end === `${start.slice(0, 4)}-12-31`) return start.slice(0, 4);
    if (start.endsWith("-01") && after.endsWith("-01") && start.slice(0, 7) === end.slice(0, 7)) return start.slice(0, 7);
    return start === end ? start : `${start} to ${end}`;
  }

  function bounds(low, best, high, open) {
    if (low === null && high === null) return best === null ? "not recorded" : number(best);
    const above = open && high !== null ? "+" : "", middle = best === null ? "" : `, best ${number(best)}`;
    if (high === null) return `at least ${number(low)}${middle}`;
    if (low === null) return `up to ${number(high)}${above}${middle}`;
    return low === high ? `${number(low)}${above}` : `${number(low)} to ${number(high)}${above}${middle}`;
  }

  // Rows as objects, made once for each rule.
  const made = {};
  function rowsUnder(rule) {
    const at = Math.max(0, D.rules.indexOf(rule));
    return (made[at] ??= D.rows.filter((row) => row[7][at] >= 0).map((row) => asFigure(row, D.figures[row[7][at]])));
  }

  function asFigure([place, q, s, u, tiers, families, stands], [low, best, high, flags, fewest, most, first, last]) {
    const [id, title, country, kind, spots] = D.incidents[place];
    const quantity = D.quantities[q], part = D.subgroups[s];
    const row = { place, id, title, kind, spots, quantity, part, unit: D.units[u], tiers, families, stands, low, best, high, flags, fewest, most, first, last };
    row.code = country === null ? "" : D.countries[country][0];
    row.country = country === null ? "" : D.countries[country][1];
    row.what = spaced(quantity) + (part === "all" ? "" : ` (${part})`);
    row.many = bounds(low, best, high, flags & OPEN_HIGH);
    row.disputed = flags & DISPUTED ? "disputed" : "";
    row.href = D.pages.incident.replace("*", id);
    row.cells = [when(first, last), title, row.country, row.what, row.many, fewest === most ? `${fewest}` : `${fewest} to ${most}`, row.disputed];
    const told = [low, best, high].filter((n) => n !== null), is = told.length > 0;
    row.mark = dated(row, {
      lo: is ? told[0] : null, hi: is ? told.at(-1) : null, y: 0.1, y2: 0.4, fate: D.fates[quantity],
      ol: is && !!(flags & OPEN_LOW), oh: is && (high === null || !!(flags & OPEN_HIGH)),
      t: `${row.cells[0]}: ${title}; ${row.what}: ${row.many}`, u: row.href,
    });
    return row;
  }

  function dated({ first, last }, mark) {
    if (first === null && last === null) return null;
    return Object.assign(mark, { s: known(first, last) * DAY, e: (known(last, first) + 1) * DAY, os: first === null, oe: last === null });
  }

  const acts = D.acts.map(([id, title, actor, lane, kind, way, first, last, level]) => {
    const row = { id, title, actor, lane, way, first, last, kind: spaced(kind), href: D.pages.policy.replace("*", id) };
    row.cells = [when(first, last), title, actor, row.kind, way];
    row.mark = level === null ? null : dated(row, { y: level + 0.1, y2: level + 0.9, way, t: `${row.cells[0]}: ${title}; ${actor}, ${way}`, u: row.href });
    return row;
  });

  // The choice: controls <-> fragment of the address. What is not allowed is not taken.
  const defaults = { rule: D.rules[0] };
  const orders = { incidents: "", acts: "" };

  function chosen() {
    return Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  }

  function fragment(choice) {
    const given = Object.entries(choice).filter(([name, value]) => value !== defaults[name]);
    for (const [name, order] of Object.entries(orders)) if (order) given.push([`sort-${name}`, order]);
    return `#${new URLSearchParams(given)}`;
  }

  function take() {
    const given = new URLSearchParams(location.hash.slice(1));
    form.reset();
    for (const [name, value] of given) {
      const control = form.elements.namedItem(name);
      if (!control) continue;
      if (control.type === "checkbox") control.checked = value === "1";
      else if (control.type === "number" ? /^\d{4}$/.test(value) : [...control.options].some((o) => o.value === value)) control.value = value;
    }
    for (const name of Object.keys(orders)) {
      const order = given.get(`sort-${name}`) ?? "";
      orders[name] = $(name).querySelector(`[data-key="${CSS.escape(order.replace(/^-/, ""))}"]`) ? order : "";
    }
  }

  const since = ({ from }) => (from ? Date.UTC(from, 0, 1) / DAY : -Infinity);
  const until = ({ to }) => (to ? Date.UTC(to, 11, 31) / DAY : Infinity);

  function touches(row, choice) {
    if (!choice.from && !choice.to) return true;
    if (row.first === null && row.last === null) return false;
    return known(row.last, Infinity) >= since(choice) && known(row.first, -Infinity) <= until(choice);
  }

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
    const keep = (row) => (choice.parts || row.stands) && touches(row, choice) && asked.every(([name, test]) => test(row, choice[name]));
    const figures = rowsUnder(choice.rule).filter(keep);
    return { figures, acts: acts.filter((a) => touches(a, choice) && (!choice.actor || D.lanes[a.lane]?.[0] === choice.actor)) };
  }

  // Totals, as nkrefugees.analysis.overlap adds: no whole beside its parts, shared people once.
  function reached(start, pairs) {
    const found = new Set();
    for (let inside = start; inside.size; ) {
      inside = new Set(pairs.filter(([a, b]) => inside.has(a) && !found.has(b)).map(([, b]) => b));
      inside.forEach((b) => found.add(b));
    }
    return found;
  }

  function wholes(rows) {
    const pairs = D.links.flatMap(([a, b, relation]) => (relation === "part_of" ? [[b, a]] : ["sum_of", "replaces"].includes(relation) ? [[a, b]] : []));
    const figured = new Set(rows.filter((r) => known(r.low, r.best, r.high) !== undefined).map((r) => r.place));
    const held = reached(figured, pairs);
    const free = new Set([...figured].filter((p) => !held.has(p)));
    const empty = reached(free, pairs.map(([a, b]) => [b, a]));
    return rows.filter((r) => !held.has(r.place) && (figured.has(r.place) || !empty.has(r.place)));
  }

  function sharing(rows) {
    const groups = new Map(rows.map((r) => [r.place, new Set([r.place])]));
    for (const [a, b, relation] of D.links) {
      if (relation !== "overlaps" || !groups.has(a) || !groups.has(b)) continue;
      const both = new Set([...groups.get(a), ...groups.get(b)]);
      both.forEach((p) => groups.set(p, both));
    }
    return new Set([...groups.values()].filter((g) => g.size > 1));
  }

  function total(rows, choice) {
    const whole = wholes(rows.filter((r) => r.part === "all" && r.unit === "persons" && !(r.flags & APART)));
    const adds = whole.map((r) => ({ place: r.place, low: known(r.low, r.flags & OPEN_LOW ? null : r.best) ?? null, high: known(r.high, r.best) ?? null, own: r.low, inside: known(r.first, -Infinity) >= since(choice) && known(r.last, Infinity) <= until(choice), open: r.flags & OPEN_HIGH }));
    for (const group of sharing(whole)) {
      const [first, ...others] = adds.filter((r) => group.has(r.place) && r.low !== null).sort((a, b) => b.low - a.low);
      if (first) for (const r of adds) if (group.has(r.place) && r !== first) r.low = 0;
    }
    const told = adds.filter((r) => r.low !== null || r.high !== null);
    return {
      incidents: whole.length, silent: whole.filter((r) => r.many === "not recorded").length, told: told.length,
      low: adds.reduce((sum, r) => sum + (r.inside ? known(r.low, 0) : 0), 0),
      high: adds.reduce((sum, r) => sum + known(r.high, r.own, 0), 0),
      open: adds.some((r) => r.open || r.high === null),
    };
  }

  const inTotal = (t) => (t.told ? `${t.low === t.high ? "" : `${number(t.low)} to `}${number(t.high)}${t.open ? " or more" : ""}` : "not recorded");

  function showTotals(figures, choice) {
    const lines = D.quantities.map((q) => [q, figures.filter((r) => r.quantity === q)]).filter(([, rows]) => rows.length).map(([q, rows]) => [q, total(rows, choice)]).filter(([, t]) => t.incidents);
    $("totals").querySelector("tbody").replaceChildren(...lines.map(([q, t]) => element("tr", {}, element("th", { scope: "row" }, spaced(q)), ...[number(t.incidents), number(t.silent), inTotal(t)].map((text) => element("td", {}, text)))));
    $("totals").hidden = !lines.length;
  }

  // Tables.
  const columns = {
    incidents: { id: "id", page: "href", first: "first", last: "last", title: "title", country: "code", quantity: "quantity", subgroup: "part", unit: "unit", n_low: "low", n_best: "best", n_high: "high", n_origins_min: "fewest", n_origins_max: "most", disputed: "disputed" },
    acts: { id: "id", page: "href", first: "first", last: "last", title: "title", actor: "actor", kind: "kind", direction: "way" },
  };
  const keyed = (row, key) => (key === "first" ? known(row.first, row.last) : key === "low" ? known(row.low, row.best, row.high) : row[key]) ?? null;

  function sorted(rows, order) {
    if (!order) return rows;
    const key = order.replace(/^-/, ""), way = order.startsWith("-") ? -1 : 1;
    const rank = (a, b) => (typeof a === "string" ? a.localeCompare(b, "en") : a - b);
    return [...rows].sort((a, b) => {
      const [x, y] = [keyed(a, key), keyed(b, key)];
      return x === null || y === null ? (x === null) - (y === null) : way * rank(x, y);
    });
  }

  function showTable(name, rows, words) {
    const section = $(name);
    const cell = (row, text, i) => (i === 1 ? element("th", { scope: "row" }, element("a", { href: row.href }, text)) : element("td", {}, text));
    section.querySelector("tbody").replaceChildren(...sorted(rows, orders[name]).map((row) => element("tr", {}, ...row.cells.map((text, i) => cell(row, text, i)))));
    section.querySelector(".rows").textContent = words;
    for (const th of section.querySelectorAll("[data-key]")) {
      const order = orders[name] || "first";
      if (order.replace(/^-/, "") === th.dataset.key) th.setAttribute("aria-sort", order.startsWith("-") ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    }
  }

  function csv(name, rows) {
    const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const value = (row, key) => (row[key] === null ? "" : key === "first" || key === "last" ? iso(row[key]) : `${row[key]}`);
    const more = name === "incidents" ? ["open_low", "open_high", "rule"] : [];
    const ends = (row) => (more.length ? [`${!!(row.flags & OPEN_LOW)}`, `${!!(row.flags & OPEN_HIGH)}`, chosen().rule] : []);
    const lines = sorted(rows, orders[name]).map((row) => [...Object.values(columns[name]).map((key) => value(row, key)), ...ends(row)]);
    return [[...Object.keys(columns[name]), ...more], ...lines].map((line) => `${line.map(quoted).join(",")}\n`).join("");
  }

  // The map: handovers as bounds, as nkrefugees.plot.spots counts them.
  function spotsOf(figures) {
    const returned = new Map(figures.filter((r) => r.quantity === "repatriated" && r.flags & COUNTED && !(r.flags & APART)).map((r) => [r.place, r]));
    const unsure = new Set([...returned.values()].filter((r) => r.flags & DISPUTED).map((r) => r.place));
    for (const [a, b, relation] of D.links) if (returned.has(a) && returned.has(b)) unsure.add(["sum_of", "derived_from"].includes(relation) ? a : b);
    const counts = D.spots.map(([spot, name, lon, lat]) => ({ spot, name, lon, lat, sure: 0, most: 0 }));
    for (const { place, spots } of returned.values()) for (const s of spots) {
      counts[s].most += 1;
      counts[s].sure += spots.length === 1 && !unsure.has(place);
    }
    const told = counts.filter((c) => c.most).sort((a, b) => b.most - a.most || b.sure - a.sure);
    return told.map((c) => Object.assign(c, { many: c.sure === c.most ? `${c.most}` : `${c.sure} to ${c.most}`, t: `${c.name}: ${plural(c.most, "handover")} at most, ${c.sure} sure` }));
  }

  function showSpots(spots) {
    const button = (c) => element("button", { type: "button", onclick: () => choose("spot", c.spot), ariaLabel: `Show only ${c.name}, ${c.many}` }, c.name);
    $("spots").replaceChildren(...spots.map((c) => element("li", {}, button(c), `: ${c.many}${c.lon === null ? " (not on the map)" : ""}`)));
    $("where").textContent = spots.length ? `Handovers told at ${plural(spots.length, "place")}; most at ${spots[0].name} (${spots[0].many}). Choose a place to see its incidents.` : "No handover is recorded for this choice.";
  }

  function choose(name, value) {
    form.elements.namedItem(name).value = value;
    changed();
  }

  // Charts. Vega's own interpreter of expressions keeps them within the page's policy: no eval.
  const dark = matchMedia("(prefers-color-scheme: dark)"), views = {};
  let now = { figures: [], acts: [] };

  async function draw(id, spec, onclick) {
    const text = JSON.stringify(spec);
    const looked = dark.matches ? text.replace(/#[0-9a-f]{6}/g, (colour) => D.colours[colour] ?? colour) : text;
    const figure = $(id), box = element("div", { id: `${id}-view` });
    views[id]?.finalize();
    const { view } = await vegaEmbed(box, JSON.parse(looked), { mode: "vega", ast: true, renderer: "svg", actions: false, tooltip: { theme: dark.matches ? "dark" : "light" } });
    figure.classList.remove("still");
    figure.replaceChildren(box);
    views[id] = view;
    if (onclick) view.addEventListener("click", (_, item) => item?.datum?.spot && onclick(item.datum.spot));
  }

  const broad = (id, most) => Math.max(200, Math.min($(id).clientWidth, most));

  async function fill() {
    const { figures, acts: shown, choice } = now, line = views.timeline, map = views.map;
    const marks = (rows) => rows.map((r) => r.mark).filter(Boolean).map((m) => ({ ...m }));
    const size = (m) => m.e - m.s;
    if (line) {
      const drawn = marks(figures).sort((a, b) => size(b) - size(a));
      const start = choice.from ? since(choice) * DAY : D.span[0], end = choice.to ? (until(choice) + 1) * DAY : D.span[1];
      line.data("figures", drawn.filter((m) => m.lo !== null)).data("silent", drawn.filter((m) => m.lo === null)).data("acts", marks(shown).sort((a, b) => size(b) - size(a)));
      await line.signal("since", Math.min(start, end - DAY)).signal("until", end).width(broad("timeline", 1400) - 56).runAsync();
      line.container().querySelector("svg").setAttribute("aria-label", $("count").textContent);
    }
    if (map) {
      map.data("spots", now.spots.filter((s) => s.lon !== null).map((s) => ({ ...s })));
      await map.runAsync();
      map.container().querySelector("svg").setAttribute("aria-label", $("where").textContent);
    }
  }

  async function drawAll() {
    await draw("timeline", D.specs.timeline);
    await fill();
    await draw("map", D.specs.map, (spot) => choose("spot", spot));
    await fill();
    document.documentElement.dataset.drawn = "yes";
  }

  // Keyboard: the marks of a chart in order of time, one of them in focus.
  function walk(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up", Home: "home", End: "end" };
    const here = event.target.__data__?.datum, step = steps[event.key];
    if (event.key === "Enter" && here?.u) location.href = here.u;
    if (!step || !views.timeline) return;
    event.preventDefault();
    const all = [...$("timeline").querySelectorAll('[role="graphics-symbol"]')].filter((e) => e.__data__?.datum?.u);
    const isAct = (e) => "way" in e.__data__.datum, side = here ? "way" in here : false;
    const goal = step === "down" ? true : step === "up" ? false : side;
    const group = all.filter((e) => isAct(e) === goal).sort((a, b) => a.__data__.datum.s - b.__data__.datum.s);
    const at = group.indexOf(event.target), near = group.findIndex((e) => e.__data__.datum.s >= (here?.s ?? -Infinity));
    const next = { down: near, up: near, home: 0, end: group.length - 1 }[step] ?? (at < 0 ? 0 : at + step);
    const found = group[Math.max(0, Math.min(next < 0 ? group.length - 1 : next, group.length - 1))];
    if (!found) return;
    found.setAttribute("tabindex", "-1");
    found.focus({ preventScroll: false });
  }

  function show() {
    const choice = chosen(), { figures, acts: shown } = left(choice);
    now = { figures, acts: shown, choice, spots: spotsOf(figures) };
    const undated = [...figures, ...shown].filter((r) => !r.mark).length;
    const words = `${plural(figures.length, "figure")} of ${plural(new Set(figures.map((r) => r.place)).size, "incident")} over ${plural(shown.length, "act")}`;
    $("count").textContent = `Shown: ${words}.${undated ? ` ${plural(undated, "undated row")} cannot be drawn.` : ""}`;
    $("link").href = fragment(choice);
    showTotals(figures, choice);
    showSpots(now.spots);
    showTable("incidents", figures, `${plural(figures.length, "row")}.`);
    showTable("acts", shown, `${plural(shown.length, "row")}.`);
    return fill();
  }

  function changed() {
    history.replaceState(null, "", fragment(chosen()));
    show();
  }

  function start() {
    form.hidden = $("hint").hidden = $("places").hidden = false;
    for (const name of Object.keys(orders)) {
      for (const th of $(name).querySelectorAll("[data-key]")) {
        const turn = () => {
          orders[name] = th.getAttribute("aria-sort") === "ascending" ? `-${th.dataset.key}` : th.dataset.key;
          changed();
        };
        th.replaceChildren(element("button", { type: "button", onclick: turn }, th.textContent));
      }
      const save = $(name).querySelector(".csv");
      save.hidden = false;
      save.onclick = () => {
        const url = URL.createObjectURL(new Blob([csv(name, now[name === "acts" ? "acts" : "figures"])], { type: "text/csv" }));
        element("a", { href: url, download: `nkrefugees-${name}.csv` }).click();
        setTimeout(() => URL.revokeObjectURL(url), 1000);
      };
    }
    const line = $("timeline");
    Object.assign(line, { tabIndex: 0, role: "group", ariaLabel: "Timeline; arrow keys go from mark to mark" });
    line.addEventListener("keydown", walk);
    line.addEventListener("focusin", (e) => ($("told").textContent = e.target.__data__?.datum?.t ?? ""));
    form.addEventListener("change", changed);
    form.addEventListener("submit", (e) => e.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));
    addEventListener("hashchange", () => (take(), show()));
    addEventListener("resize", () => fill());
    dark.addEventListener("change", drawAll);
    take();
    show();
    requestAnimationFrame(() => setTimeout(drawAll));
  }

  start();
})();
