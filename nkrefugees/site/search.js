"use strict";
(() => {
  const MOST = 100;
  const index = JSON.parse(document.getElementById("index").textContent);
  const box = document.getElementById("q");
  const list = document.getElementById("found");
  const told = document.getElementById("told");

  // Letters without accents and case; Hangul is put together again, so that whole syllables are compared.
  const plain = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();

  const rows = [];
  for (const kind of index.kinds) {
    let id = "";
    for (const [shared, rest, name, whose] of kind.rows) {
      id = id.slice(0, shared) + rest;
      const by = whose === undefined ? "" : index.names[whose];
      rows.push({
        word: kind.word, id, name, by, named: plain(name), all: plain(`${name} ${by} ${id} ${kind.word}`),
        href: kind.address.replace("{id}", id),
      });
    }
  }

  // Whole query in the name first, then in the order of the record.
  const search = (query) => {
    const words = plain(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const whole = words.join(" ");
    const found = rows.filter((row) => words.every((word) => row.all.includes(word)));
    const rank = (row) => (row.named.split(" · ").includes(whole) ? 0 : row.named.includes(whole) ? 1 : 2);
    return found.map((row, n) => [rank(row), n, row]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((x) => x[2]);
  };

  const item = (row) => {
    const li = document.createElement("li");
    const a = document.createElement("a");
    a.href = row.href;
    a.textContent = row.name;
    const note = document.createElement("span");
    note.className = "gloss";
    note.textContent = [row.word, row.by, row.id].filter(Boolean).join(" · ");
    li.append(a, " ", note);
    return li;
  };

  const show = () => {
    const query = box.value.trim();
    const found = search(query);
    list.replaceChildren(...found.slice(0, MOST).map(item));
    const count = found.length === 1 ? "1 is found" : `${found.length} are found`;
    const cut = found.length > MOST ? `; the first ${MOST} are listed, more words find fewer` : "";
    told.textContent = !query ? "" : found.length ? `${count}${cut}.` : "Nothing is found. Fewer or shorter words find more.";
  };

  const keep = () => {
    const query = box.value.trim();
    try {
      history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    } catch {
      // A page opened from a disk may not change its address in every browser.
    }
  };

  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { show(); keep(); }, 150);
  });
  document.getElementById("form").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    keep();
  });
  // Arrows lead from the box into the list and back.
  document.getElementById("search").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [box, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  document.getElementById("search").hidden = false;
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  show();
})();
