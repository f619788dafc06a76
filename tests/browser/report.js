// Acts as a reader of a report would, and tells what happened.
async function act(wait) {
  const notes = {};
  const conflict = document.querySelector(".conflict[data-x]");
  if (conflict) {
    conflict.querySelector(".both").click();
    await wait(900);
    const struck = [...document.querySelectorAll(".prose .struck")];
    notes.struck = struck.map((e) => e.textContent).join(" ");
    notes.sides = new Set(struck.map((e) => Math.round(e.getBoundingClientRect().top))).size;
    notes.inview = struck.some((e) => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; });
    notes.panel = document.querySelectorAll(".panel.kept blockquote").length;
    notes.shut = access();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    notes.letgo = document.querySelectorAll(".struck").length;
  }
  const ref = document.querySelector(".prose .ref");
  ref.focus();
  notes.lit = document.querySelectorAll(".prose .m.on").length;
  notes.card = document.querySelectorAll(".panel .card").length;
  const kind = document.querySelector("select[data-by=kind]");
  kind.value = "direct";
  kind.dispatchEvent(new Event("change"));
  const rows = [...kind.closest(".part").querySelectorAll("tbody tr")];
  notes.filtered = rows.every((row) => row.hidden === (row.dataset.kind !== "direct"));
  const node = document.querySelector(".picture .node");
  node.focus();
  notes.chosen = document.querySelectorAll(".picture .edge.on").length;
  notes.dir = getComputedStyle(document.querySelector(".prose p")).direction;
  location.hash = document.querySelector(".claims tbody tr:not([hidden])").id;
  await wait(50);
  return notes;
}
