// What keeps somebody from reading or using the page, after the rules of WCAG 2.2 (A and AA) that can be
// tried by a program. Each fault is a line of words.
function access() {
  const faults = new Set();
  const all = (selector) => [...document.querySelectorAll(selector)];
  const brief = (element) => {
    const html = element.outerHTML.replace(/\s+/g, " ");
    return html.length > 90 ? html.slice(0, 90) + "…" : html;
  };
  const fault = (what, element) => faults.add(element ? what + ": " + brief(element) : what);
  const byId = (id) => document.getElementById(id);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true]");
  const words = (text) => (text || "").replace(/\s+/g, " ").trim();

  // The name that a screen reader says.
  const name = (element) => {
    const by = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
    if (by.length) return words(by.map((id) => (byId(id) ? byId(id).textContent : "")).join(" "));
    if (element.getAttribute("aria-label")) return words(element.getAttribute("aria-label"));
    const labels = element.labels ? [...element.labels] : [];
    if (labels.length) {
      return words(labels.map((label) => {
        const copy = label.cloneNode(true);
        for (const field of copy.querySelectorAll("input, select, textarea")) field.remove();
        return copy.textContent;
      }).join(" "));
    }
    if (element.matches("input, select, textarea")) return "";
    return words(element.textContent) || words(element.title);
  };
  const FIELDS = "input, select, textarea";
  const TARGETS = "a[href], button, summary, " + FIELDS;
  for (const element of all(TARGETS + ", [role=group], [role=region], nav, aside, section[aria-labelledby], svg[role]")) {
    if (shown(element) && !name(element)) fault("without a name", element);
  }
  // Who chooses by voice says what is seen.
  for (const element of all("a[aria-label], button[aria-label], svg a")) {
    const seen = words(element.querySelector("text") ? element.querySelector("text").textContent : element.textContent);
    const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const letters = /[\p{L}\p{N}]/u.test(seen);
    if (shown(element) && letters && !bare(name(element)).includes(bare(seen))) fault("named otherwise than seen", element);
  }

  // Headings, one level at a time, beginning with one title.
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) fault("a heading skips a level", heading);
    if (!words(heading.textContent)) fault("an empty heading", heading);
    level = own;
  }
  if (all("h1").length !== 1) fault("not one h1");

  // Landmarks: one main part, nothing outside, names that tell those of a kind apart.
  if (all("main").length !== 1) fault("not one main part");
  for (const element of document.body.children) {
    if (element.matches("header, main, footer, nav, script, .skip")) continue;
    if (words(element.textContent)) fault("outside of the landmarks", element);
  }
  for (const kind of ["nav", "aside"]) {
    const names = all(kind).filter(shown).map(name);
    if (new Set(names).size !== names.length) fault("landmarks of one name: " + names.join(", "));
  }
  const skip = document.querySelector(".skip");
  if (!skip || !byId(skip.hash.slice(1))) fault("no link to skip to the main part");

  // Identifiers and what refers to them.
  const ids = all("[id]").map((element) => element.id);
  for (const id of ids.filter((id, index) => ids.indexOf(id) !== index)) fault("twice: #" + id);
  for (const key of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"]) {
    for (const element of all("[" + key + "]")) {
      const lost = element.getAttribute(key).split(" ").filter((id) => id && !byId(id));
      if (lost.length) fault(key + " leads nowhere", element);
    }
  }
  if (!document.title.trim()) fault("no title");
  if (!document.documentElement.lang) fault("no language");
  for (const element of all("[lang]")) {
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(element.lang)) fault("no such language", element);
  }

  // Tables: a caption, and a header for every cell.
  for (const table of all("table")) {
    if (!table.caption || !words(table.caption.textContent)) fault("a table without a caption", table);
    const heads = [...table.querySelectorAll("th")];
    for (const head of heads) {
      if (!["col", "row"].includes(head.scope)) fault("a header without a scope", head);
      if (!words(head.textContent)) fault("an empty header", head);
    }
    const columns = heads.filter((head) => head.scope === "col").length;
    for (const row of table.tBodies[0] ? table.tBodies[0].rows : []) {
      if (row.cells.length !== columns) fault("a row with other columns", row);
    }
  }
  for (const list of all("ul, ol")) {
    if ([...list.children].some((child) => child.tagName !== "LI")) fault("no item of its list", list);
  }
  for (const list of all("dl")) {
    if (list.querySelectorAll("dt").length === 0 || list.querySelectorAll("dd").length === 0) fault("a list without terms", list);
  }

  // The keyboard: the order of the page, and a way into what scrolls.
  for (const element of all("[tabindex]")) if (element.tabIndex > 0) fault("an order of its own", element);
  for (const element of all("[aria-hidden=true]")) {
    if (element.querySelector(TARGETS)) fault("hidden, and yet reached by the keyboard", element);
  }
  for (const element of all("main *").filter(shown)) {
    const style = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const reached = element.tabIndex >= 0 || element.querySelector(TARGETS);
    if (scrolls && !reached) fault("scrolls, and the keyboard does not reach it", element);
  }

  // Targets of 24 pixels, or with as much room around them; links in running text are as large as it is.
  const boxes = all(TARGETS).filter(shown).map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height);
  const inline = (element) => {
    const line = getComputedStyle(element).display === "inline" && element.closest("p, li, td, th, dd, label, .prose");
    return line && words(line.textContent).length > words(element.textContent).length;
  };
  const small = ([element, box]) => (box.width < 24 || box.height < 24) && !inline(element);
  for (const one of boxes.filter(small)) {
    const [x, y] = [one[1].x + one[1].width / 2, one[1].y + one[1].height / 2];
    const near = boxes.find((other) => {
      if (other === one || other[0].contains(one[0]) || inline(other[0])) return false;
      const box = other[1];
      const dx = Math.max(box.left - x, 0, x - box.right);
      const dy = Math.max(box.top - y, 0, y - box.bottom);
      const centre = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
      return Math.hypot(dx, dy) < 12 || (small(other) && centre < 24);
    });
    if (near) fault("a small target beside another", one[0]);
  }

  // Contrast of all text with what is behind it.
  const colour = (text) => {
    const parts = (text.match(/-?[\d.]+(e-?\d+)?%?/g) || []).map((part) => (part.endsWith("%") ? parseFloat(part) / 100 : Number(part)));
    const scale = text.startsWith("color(") ? 255 : 1;
    return [...parts.slice(0, 3).map((part) => part * scale), parts.length > 3 ? parts[3] : 1];
  };
  const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  const light = (rgb) => rgb.slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const canvas = () => {
    const probe = document.createElement("div");
    probe.style.color = "Canvas";
    document.body.append(probe);
    const found = colour(getComputedStyle(probe).color);
    probe.remove();
    return found;
  };
  const behind = (element) => {
    const layers = [];
    const box = element.tagName === "text" && element.parentElement.querySelector("rect");
    if (box && element.closest("a")) layers.push(colour(getComputedStyle(box).fill));
    for (let e = element; e; e = e.parentElement) layers.push(colour(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((back, layer) => (layer[3] ? over(layer, back) : back), canvas());
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, style, title, option, .skip")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const front = over(colour(element.closest("svg") ? style.fill : style.color), back);
    const [a, b] = [light(front), light(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (!(ratio >= (large ? 3 : 4.5))) fault("contrast " + ratio.toFixed(2), element);
  }
  return [...faults].sort();
}
