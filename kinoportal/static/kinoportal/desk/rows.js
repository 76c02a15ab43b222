// Rows with an order: dragged by their grip, or moved by Alt+Up and Alt+Down from any field.
// Without this module the numbers are typed. The numbers are what is sent.
const words = document.querySelector("#desk-words")?.dataset ?? {}, live = document.querySelector("#desk-live");
const rowsOf = (body) => [...body.querySelectorAll(":scope > tr.form-row:not(.empty-form)")];
const orderOf = (row) => row.querySelector("td.field-order input");

function number(body) {
  rowsOf(body).forEach((row, n) => {
    const field = orderOf(row);
    if (field.value === String(n + 1)) return;
    field.value = n + 1;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function told(row) {
  const rows = rowsOf(row.parentNode);
  if (live) live.textContent = words.row.replace("{n}", rows.indexOf(row) + 1).replace("{m}", rows.length);
}

function grip(row) {
  const cell = row.querySelector("td.field-order");
  if (!cell || cell.querySelector(".grip-b")) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "icon-b grip-b", textContent: "⠿", title: words.grip });
  button.ariaLabel = words.grip;
  button.addEventListener("pointerdown", () => { row.draggable = true; });
  cell.prepend(button);
}

document.querySelectorAll(".tabular tbody").forEach((body) => {
  const first = body.querySelector("tr.form-row");
  if (!first || !orderOf(first)) return;
  let held;
  rowsOf(body).forEach(grip);
  body.addEventListener("keydown", (e) => {
    const row = e.target.closest("tr.form-row"), up = e.key === "ArrowUp";
    if (!row || !e.altKey || (!up && e.key !== "ArrowDown")) return;
    e.preventDefault();
    const rows = rowsOf(body), to = rows[rows.indexOf(row) + (up ? -1 : 1)];
    if (!to) return;
    up ? to.before(row) : to.after(row);
    e.target.focus();
    number(body);
    told(row);
  });
  body.addEventListener("dragstart", (e) => { held = e.target.closest("tr.form-row"); held?.classList.add("lift"); });
  body.addEventListener("dragover", (e) => {
    const row = e.target.closest("tr.form-row:not(.empty-form)");
    if (!held || !row || row.parentNode !== body) return;
    e.preventDefault();
    if (row === held) return;
    const r = row.getBoundingClientRect();
    e.clientY < r.top + r.height / 2 ? row.before(held) : row.after(held);
  });
  body.addEventListener("drop", (e) => { if (held) e.preventDefault(); });
  body.addEventListener("dragend", () => {
    if (!held) return;
    held.classList.remove("lift");
    held.draggable = false;
    number(body);
    told(held);
    held = null;
  });
  document.addEventListener("formset:added", (e) => {
    if (e.target.parentNode !== body) return;
    grip(e.target);
    orderOf(e.target).value = Math.max(0, ...rowsOf(body).filter((row) => row !== e.target).map((row) => Number(orderOf(row).value))) + 1;
  });
});

// Enter right after typing would take a name offered for what stood there before.
document.addEventListener("input", (e) => {
  if (!e.target.matches(".select2-search__field")) return;
  for (const option of document.querySelectorAll(".select2-results__option--highlighted"))
    option.classList.remove("select2-results__option--highlighted");
});
