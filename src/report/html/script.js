// Chooses among what stands in the page: nothing is made up here, and nothing is fetched.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const names = (element, key) => (element.dataset[key] || "").split(" ").filter(Boolean);

  // The pieces of the text, by attribution and by conflict.
  const pieces = { a: new Map(), x: new Map() };
  for (const piece of all(".prose .m, .prose .ref")) {
    for (const key of ["a", "x"]) {
      for (const name of names(piece, key)) {
        if (!pieces[key].has(name)) pieces[key].set(name, []);
        pieces[key].get(name).push(piece);
      }
    }
  }

  let lit = [];
  let kept = null;
  const light = (elements, mark) => {
    for (const element of elements) element.classList.add(mark);
    lit.push([elements, mark]);
  };
  const dark = () => {
    for (const [elements, mark] of lit) for (const element of elements) element.classList.remove(mark);
    lit = [];
  };

  const panelOf = (piece) => piece.closest(".part").querySelector(".panel");
  const fill = (panel, title, ...parts) => {
    const shown = panel.querySelector(".shown");
    if (!shown.initial) shown.initial = [...shown.childNodes];
    const head = document.createElement("p");
    head.className = "head";
    head.dir = "auto";
    head.textContent = title;
    shown.replaceChildren(head, ...parts);
    panel.classList.add("full");
  };
  const empty = () => {
    for (const panel of all(".panel.full")) {
      const shown = panel.querySelector(".shown");
      shown.replaceChildren(...shown.initial);
      panel.classList.remove("full", "kept");
      panel.querySelector(".close").hidden = true;
    }
  };

  const showAttribution = (id) => {
    dark();
    const row = byId(id);
    const found = pieces.a.get(id) || [];
    light(found, "on");
    if (!row || !found.length) return;
    const said = row.querySelector(".said").cloneNode(true);
    const card = row.querySelector(".card").cloneNode(true);
    empty();
    fill(panelOf(found[0]), row.querySelector(".who").textContent.trim(), said, card);
  };
  const showConflict = (id) => {
    dark();
    const card = byId(id);
    const found = pieces.x.get(id) || [];
    light(found, "struck");
    light([card], "on");
    if (!found.length) return;
    empty();
    const sides = all(".side", card).map((side) => side.cloneNode(true));
    const back = document.createElement("p");
    const link = document.createElement("a");
    link.href = "#" + id;
    link.className = "button";
    link.textContent = "Back to the conflict";
    back.append(link);
    const why = document.createElement("p");
    why.className = "why";
    why.textContent = card.querySelector("h3, h4").textContent;
    const kind = card.querySelector(".kind").textContent.trim();
    fill(panelOf(found[0]), "Conflict: " + kind, ...sides, why, back);
  };
  const show = (what) => (what.key === "x" ? showConflict(what.id) : showAttribution(what.id));
  const keep = (what) => {
    kept = what;
    show(what);
    for (const panel of all(".panel.full")) {
      panel.classList.add("kept");
      panel.querySelector(".close").hidden = false;
    }
  };
  const letGo = () => {
    kept = null;
    dark();
    empty();
  };
  const target = (element) => {
    const piece = element.closest(".prose .m, .prose .ref, .claim-table .back");
    if (!piece) return null;
    const [attribution] = names(piece, "a");
    if (attribution) return { key: "a", id: attribution };
    const [conflict] = names(piece, "x");
    return conflict ? { key: "x", id: conflict } : null;
  };

  // Brings all pieces into view where they fit, the first of them where they do not.
  const scrollTo = (elements) => {
    if (!elements.length) return;
    const boxes = elements.map((element) => element.getBoundingClientRect());
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const room = innerHeight - 120;
    const middle = bottom - top < room ? (top + bottom) / 2 : top + room / 2 - 20;
    scrollBy({ top: middle - innerHeight / 2, behavior: calm.matches ? "auto" : "smooth" });
  };

  addEventListener("pointerover", (event) => {
    if (kept || event.pointerType === "touch") return;
    const what = target(event.target);
    if (what) show(what);
    else if (event.target.closest(".prose") && lit.length) dark();
  });
  addEventListener("focusin", (event) => {
    const what = event.target.closest(".prose .ref") && target(event.target);
    if (what) {
      kept = null;
      show(what);
    }
  });
  addEventListener("click", (event) => {
    if (event.target.closest(".panel .close")) return letGo();
    const both = event.target.closest(".conflict .both");
    const board = event.target.closest(".conflict[data-x]");
    const plain = !event.target.closest("a, button, summary");
    if (both || (board && plain && !String(getSelection()))) {
      event.preventDefault();
      const id = (both || board).dataset.x;
      keep({ key: "x", id });
      scrollTo(pieces.x.get(id) || []);
      return;
    }
    const ref = event.target.closest(".prose .ref");
    const what = target(event.target);
    if (!what) return;
    // With the panel at hand, a number need not lead away from the text.
    if (ref || event.target.closest(".back")) event.preventDefault();
    keep(what);
    if (event.target.closest(".back")) {
      scrollTo(pieces.a.get(what.id) || []);
      const first = byId(what.id + "-ref");
      if (first) first.focus({ preventScroll: true });
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") letGo();
  });

  // What a link leads to may stand in a row that is filtered away.
  const arrive = () => {
    const row = byId(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.matches("tr[hidden]")) return;
    row.closest(".part").querySelector(".reset").click();
    row.scrollIntoView();
  };
  addEventListener("hashchange", arrive);

  for (const filters of all(".filters")) {
    filters.hidden = false;
    const rows = all("tbody tr", filters.closest(".part"));
    const selects = all("select", filters);
    const choose = () => {
      let shown = 0;
      for (const row of rows) {
        row.hidden = !selects.every((select) => !select.value || row.dataset[select.dataset.by] === select.value);
        shown += row.hidden ? 0 : 1;
      }
      filters.querySelector("output").textContent = shown + " of " + rows.length;
    };
    for (const select of selects) select.addEventListener("change", choose);
    filters.querySelector(".reset").addEventListener("click", () => {
      for (const select of selects) select.value = "";
      choose();
    });
    choose();
  }

  addEventListener("click", (event) => {
    const of = event.target.closest("a.of");
    const select = of && byId(of.hash.slice(1)).querySelector("select[data-by=source]");
    if (!select) return;
    select.value = of.dataset.source;
    select.dispatchEvent(new Event("change"));
  });

  for (const picture of all(".picture")) {
    const nodes = new Map(all(".node", picture).map((node) => [node.dataset.n, node]));
    const edges = all(".edge", picture);
    const clear = () => {
      picture.classList.remove("chosen");
      for (const element of all(".on", picture)) element.classList.remove("on");
    };
    const choose = (node) => {
      clear();
      picture.classList.add("chosen");
      node.classList.add("on");
      for (const edge of edges) {
        const ends = [edge.dataset.f, edge.dataset.t];
        if (!ends.includes(node.dataset.n)) continue;
        edge.classList.add("on");
        for (const end of ends) if (nodes.has(end)) nodes.get(end).classList.add("on");
      }
    };
    for (const node of nodes.values()) {
      node.addEventListener("pointerenter", () => choose(node));
      node.addEventListener("focus", () => choose(node));
      node.addEventListener("pointerleave", clear);
      node.addEventListener("blur", clear);
    }
    for (const edge of edges) {
      edge.addEventListener("pointerenter", () => {
        clear();
        picture.classList.add("chosen");
        edge.classList.add("on");
        for (const end of [edge.dataset.f, edge.dataset.t]) if (nodes.has(end)) nodes.get(end).classList.add("on");
      });
      edge.addEventListener("pointerleave", clear);
    }
  }
})();
