// The desk works without this module; it adds what the stock scripts lack.
const $$ = (s, r = document) => [...r.querySelectorAll(s)];

// a word chosen from the long list becomes a box, and the list is free for the next one
document.addEventListener("change", (e) => {
  const list = e.target.closest("[data-words] select");
  if (!list || !list.value) return;
  const option = list.selectedOptions[0], label = document.createElement("label"), box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: list.name, value: option.value, checked: true });
  label.append(box, " ", option.text);
  list.before(label, "\n");
  option.remove();
  list.value = "";
});

// Alt+arrows: the same text in the neighbouring language
$$(".tri-r").forEach((row) => row.addEventListener("keydown", (e) => {
  if (!e.altKey || !/Arrow(Left|Right)/.test(e.key)) return;
  const cells = [...row.children], at = cells.findIndex((cell) => cell.contains(e.target));
  const next = cells[at + (e.key === "ArrowRight" ? 1 : -1)]?.querySelector("[role=textbox],input,textarea");
  if (next) { e.preventDefault(); next.focus(); }
}));

// languages shown side by side: one, two or three
$$("[data-languages]").forEach((bar) => {
  const box = bar.closest("fieldset"), chips = $$("button", bar);
  bar.hidden = false;
  bar.addEventListener("click", (e) => {
    const n = chips.indexOf(e.target), on = e.target.ariaPressed === "true";
    if (n < 0 || (on && chips.filter((c) => c.ariaPressed === "true").length < 2)) return;
    e.target.ariaPressed = !on;
    $$(".tri-h,.tri-r", box).forEach((row) => { row.children[n].hidden = on; });
  });
});

// names for what only the head of a column names: lists to choose from, boxes to delete
function name(root = document) {
  $$("select.admin-autocomplete", root).forEach((select) => {
    const shown = select.parentElement.querySelector(".select2-selection__rendered, .select2-search__field");
    shown?.setAttribute("aria-label", select.getAttribute("aria-label") ?? select.labels[0]?.textContent ?? "");
  });
  $$("td.delete input", root).forEach((box) => box.setAttribute("aria-label", box.closest("table").querySelector("thead th:last-child").textContent.trim()));
}
$$("thead th.original").forEach((th) => th.replaceWith(Object.assign(document.createElement("td"), { className: "original" })));
window.django?.jQuery?.(() => name()); // after the stock script has made its lists
document.addEventListener("formset:added", (e) => setTimeout(() => name(e.target)));

// Ctrl+Enter in the translator's editor: done, to the next record
document.querySelector("#side-by-side")?.addEventListener("keydown", (e) => {
  if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) e.currentTarget.requestSubmit(e.currentTarget.querySelector("[name=next]"));
});

// a save that the desk confirmed, on this page or after a question, needs no copy (copy.js)
const sent = sessionStorage.getItem("desk-sent");
if (sent && document.querySelector(".messagelist .success")) localStorage.removeItem(sent);
if (document.querySelector(".messagelist .success, .errornote")) sessionStorage.removeItem("desk-sent");

// on a narrow screen the facets start folded
if (matchMedia("(max-width:1024px)").matches) $$("#changelist-filter details").forEach((d) => { d.open = false; });
