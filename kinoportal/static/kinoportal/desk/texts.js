// The state of a row's text, beside the field that is worked in: "still a draft", and the way to the text it is made from.
const words = document.querySelector("#desk-words")?.dataset ?? {};
const tabs = document.querySelector(".record .tabs"), form = tabs?.closest("form"), panels = new WeakMap();
const make = (tag, given) => Object.assign(document.createElement(tag), given);

form?.addEventListener("focusin", ({ target }) => {
  const [, prefix, row, text, language] = (target.lang && /^(.+)-(\d+)-(\w+)_(kk|ru|en)$/.exec(target.name)) || [];
  const pk = prefix && form.elements[`${prefix}-${row}-id`]?.value;
  if (!pk) return; // a row that is not saved yet has no states
  if (!panels.has(target)) panels.set(target, panel(target, { prefix, row, text, language, pk }));
  show(target, panels.get(target));
});

function panel(field, at) {
  const box = make("div", { className: "row-text", popover: "manual" });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", field.ariaLabel ?? "");
  if (field.title) box.append(make("span", { className: "quiet", textContent: field.title }));
  box.append(draft(field, `draft-${at.prefix}-${at.pk}-${at.text}_${at.language}`));
  const url = beside(at);
  if (url) box.append(make("a", { href: url, textContent: words.beside }));
  field.after(box);
  [field, box].forEach((e) => e.addEventListener("focusout", ({ relatedTarget: to }) => { if (to !== field && !box.contains(to)) box.hidePopover(); }));
  return box;
}

// what a form that came back was sent with holds before what is saved
function draft(field, name) {
  const sent = form.elements[name], before = form.elements[`was-${name}`];
  const was = before ? true : !sent && field.dataset.text === "draft";
  const label = make("label", { className: "draft" }), box = make("input", { type: "checkbox", name, value: "1", checked: sent ? true : was && !before });
  box.setAttribute("aria-label", `${field.ariaLabel}: ${words.draft}`);
  label.append(box, words.draft);
  if (was && !before) label.append(make("input", { type: "hidden", name: `was-${name}`, value: "1" }));
  sent?.remove();
  return label;
}

// from the first language that the row has the text in
function beside({ prefix, row, text, language, pk }) {
  const source = ["kk", "ru", "en"].find((code) => code !== language && form.elements[`${prefix}-${row}-${text}_${code}`]?.value);
  const model = tabs.querySelector(`a[href="#${prefix}-group"]`)?.dataset.model;
  return source && model && tabs.dataset.beside && `${tabs.dataset.beside.replace(/[^/]+\/$/, `${source}-${language}/`)}#${model}-${pk}-${text}`;
}

function show(field, box) {
  const at = field.getBoundingClientRect();
  box.style.left = `${at.left + scrollX}px`;
  box.style.top = `${at.bottom + scrollY}px`;
  box.showPopover();
}
