// What is typed and not yet saved is kept in this browser, and offered when it was not taken.
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const words = $("#desk-words")?.dataset ?? {};
const form = $(".change-form.record #content-main > form, #side-by-side");
const key = `desk:${words.user}:${location.pathname}`;
const NOT_KEPT = /^(csrfmiddlewaretoken|_|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|.*-files$|.*-kept$)|revision$|^form_key$|^action$/;
const time = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

// a field is a name and its values; a chosen record keeps the words it was shown by
function fields() {
  const kept = {};
  [...form.elements].forEach((e) => {
    if (!e.name || NOT_KEPT.test(e.name) || e.name.includes("__prefix__") || ["file", "submit", "button", "password"].includes(e.type)) return;
    const values = kept[e.name] ??= [];
    if (["checkbox", "radio"].includes(e.type)) { if (e.checked) values.push([e.value]); }
    else if (e.tagName === "SELECT") values.push(...[...e.selectedOptions].filter((o) => o.value).map((o) => [o.value, o.text]));
    else if (e.type !== "hidden" || /-(id|DELETE)$/.test(e.name)) values.push([e.value.replaceAll("\r\n", "\n")]);
  });
  return kept;
}
const plain = (values) => JSON.stringify((values ?? []).map((v) => v[0]).filter((v) => v !== ""));
const differing = (one, other) => [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !/-id$/.test(name) && plain(one[name]) !== plain(other[name]));
const read = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };

if (form) start();

function start() {
  const begun = fields(), note = $("[data-dirty]", form) ?? Object.assign(document.createElement("span"), { className: "dirty" });
  // a form that came back with a message holds what was not taken
  const refused = Boolean($(".errornote, .note--bad[role=alert]")), held = (refused && read(key)?.fields) || {};
  let unsaved = refused, wait;
  if (!note.isConnected) $(".submit-row", form)?.prepend(note);
  note.hidden = true;
  offer(begun);
  function keep() {
    const now = fields(), changed = differing(begun, now);
    const kept = { ...held, ...Object.fromEntries(changed.map((n) => [n, now[n] ?? []])) }, count = Object.keys(kept).length;
    unsaved = refused || count > 0;
    note.hidden = !count;
    if (!count) { localStorage.removeItem(key); return; }
    const at = Date.now();
    let line = words.unsaved;
    try { localStorage.setItem(key, JSON.stringify({ at, fields: kept })); } catch { line = words.nocopy; }
    note.textContent = line.replace("{n}", count).replace("{time}", time(at));
  }
  const later = () => { unsaved = true; clearTimeout(wait); wait = setTimeout(keep, 400); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  window.django?.jQuery?.(form).on("change", "select", later); // lists to choose from tell jQuery alone
  document.addEventListener("formset:removed", later);
  document.addEventListener("visibilitychange", () => { if (document.hidden && unsaved) keep(); });
  form.addEventListener("submit", (e) => {
    if (e.submitter?.formTarget === "_blank") return; // a preview saves nothing
    if (unsaved) { keep(); sessionStorage.setItem("desk-sent", key); }
    unsaved = false;
  });
  addEventListener("beforeunload", (e) => { if (unsaved) { keep(); e.preventDefault(); } });
}

function offer(begun) {
  // a save that the desk confirmed needs no copy, though the form shows it otherwise now
  if (sessionStorage.getItem("desk-sent") === key && $(".messagelist .success")) localStorage.removeItem(key);
  sessionStorage.removeItem("desk-sent"); // what is offered here was not taken
  const copy = read(key);
  const changed = copy ? Object.keys(copy.fields).filter((name) => plain(copy.fields[name]) !== plain(begun[name])) : [];
  if (!changed.length) { if (copy && !$(".errornote, .note--bad[role=alert]")) localStorage.removeItem(key); return; }
  const box = Object.assign(document.createElement("div"), { className: "note note--warn", id: "desk-copy" }), line = document.createElement("p"), list = Object.assign(document.createElement("ul"), { hidden: true, className: "copied" });
  box.setAttribute("role", "status");
  line.className = "grow";
  line.textContent = words.offer.replace("{n}", changed.length).replace("{time}", `${new Date(copy.at).toLocaleDateString(document.documentElement.lang)} ${time(copy.at)}`);
  list.append(...changed.map((name) => {
    const li = document.createElement("li"), b = document.createElement("b"), field = form.elements[name];
    b.textContent = `${labelOf(field?.[0] && !field.tagName ? field[0] : field) || name}: `;
    li.append(b, copy.fields[name].map((v) => v[1] ?? v[0]).join(", ").slice(0, 400));
    return li;
  }));
  const button = (text, act, kind = "") => { const b = Object.assign(document.createElement("button"), { type: "button", className: `button button--s ${kind}`, textContent: text }); b.addEventListener("click", act); return b; };
  box.append(line, button(words.show, () => { list.hidden = !list.hidden; }), button(words.restore, () => { restore(copy.fields); box.remove(); }, "default"), button(words.forget, () => { localStorage.removeItem(key); box.remove(); }), list);
  form.before(box);
}

function labelOf(e) { return e?.getAttribute?.("aria-label") ?? e?.labels?.[0]?.textContent.trim() ?? ""; }

function restore(kept) {
  addRows(Object.keys(kept));
  Object.entries(kept).forEach(([name, values]) => {
    if (/-id$/.test(name)) return;
    const all = $$(`[name="${CSS.escape(name)}"]`, form).filter((e) => e.type !== "file");
    const boxes = all.filter((e) => ["checkbox", "radio"].includes(e.type)), rest = all.filter((e) => !boxes.includes(e));
    boxes.forEach((e) => { e.checked = values.some((v) => v[0] === e.value); });
    const left = boxes.length ? values.filter((v) => !boxes.some((e) => e.value === v[0])) : values;
    rest.forEach((e, n) => set(e, e.multiple ? left : boxes.length ? left.slice(0, 1) : left.slice(n, n + 1), boxes.length));
  });
  form.dispatchEvent(new Event("input"));
}

function set(e, values, amongBoxes) {
  if (e.tagName === "SELECT") {
    values.forEach(([value, text]) => { if (![...e.options].some((o) => o.value === value)) e.add(new Option(text ?? value, value)); });
    [...e.options].forEach((o) => { o.selected = values.some((v) => v[0] === o.value); });
  } else if (values.length || !amongBoxes) e.value = values[0]?.[0] ?? "";
  e.dispatchEvent(new Event(e.tagName === "TEXTAREA" ? "restored" : "change", { bubbles: true }));
  if (e.tagName === "SELECT") window.django?.jQuery?.(e).trigger("change.select2");
}

// rows that were added and never saved are added again
function addRows(names) {
  const wanted = {};
  names.forEach((name) => { const m = /^(.+)-(\d+)-/.exec(name); if (m) wanted[m[1]] = Math.max(wanted[m[1]] ?? 0, Number(m[2]) + 1); });
  Object.entries(wanted).forEach(([prefix, count]) => {
    const total = form.elements[`${prefix}-TOTAL_FORMS`], add = $(`#${CSS.escape(prefix)}-group .add-row a`);
    for (let tries = 0; total && add && Number(total.value) < count && tries < 200; tries += 1) add.click();
  });
}
