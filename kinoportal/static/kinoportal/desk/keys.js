// Keys of the desk, the box to find and go, and the neighbours of a record in its list.
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const words = $("#desk-words")?.dataset ?? {};
const visible = (list) => list.split("|").map((s) => $(s)).find((e) => e && !e.disabled);
const BY_CONTROL = {
  s: "[name=_draft]|[name=_continue]|[name=_save]",
  Enter: "[name=_publish]|[name=_save]|[data-chosen=save]",
  p: "[name=_preview]",
};
// the same key on a Kazakh or Russian keyboard
const named = (e) => ({ KeyS: "s", KeyP: "p", KeyN: "n", BracketLeft: "[", BracketRight: "]" })[e.code] ?? e.key;

document.addEventListener("keydown", (e) => {
  if (e.isComposing) return;
  const dialog = e.target.closest("dialog"), typing = e.target.closest("input,textarea,select,[contenteditable=true],dialog");
  if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && !dialog) {
    const button = BY_CONTROL[named(e)] && visible(BY_CONTROL[named(e)]);
    if (button) { e.preventDefault(); button.click(); }
    return;
  }
  if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
  const key = named(e);
  // where "/" and "?" stand differs between keyboards; the place of the key is taken too
  if (key === "?" || (e.code === "Slash" && e.shiftKey)) { e.preventDefault(); $("#desk-keys").showModal(); }
  else if (key === "/" || e.code === "Slash") { e.preventDefault(); find(); }
  else if (key === "n") $(".object-tools .addlink")?.click();
  else if (key === "[" || key === "]") $(key === "[" ? "a[rel=prev]" : "a[rel=next]")?.click();
});
$$("[data-keys]").forEach((b) => b.addEventListener("click", () => $("#desk-keys").showModal()));
$$("[data-find]").forEach((b) => { b.hidden = false; b.addEventListener("click", find); });

// on a list the field above it; elsewhere a box with the places of the desk, films and people
function find() {
  const field = $("#searchbar");
  if (field) { field.focus(); field.select(); return; }
  $("#cmd")?.showModal();
  fill("");
}
const box = $("#cmd"), typed = $("#cmd-q"), found = $("#cmd-l");
let at = 0, wait;
function fill(text, records = []) {
  const places = $$("#desk-nav a").map((a) => ({ href: a.getAttribute("href"), name: a.textContent.trim() }));
  const known = places.filter((p) => p.name.toLowerCase().includes(text.toLowerCase()));
  const lists = text ? places.filter((p) => /\/admin\/\w+\/\w+\/$/.test(p.href)).map((p) => ({ href: `${p.href}?q=${encodeURIComponent(text)}`, name: `${p.name}: «${text}»` })) : [];
  found.replaceChildren(...[...known, ...records, ...lists].slice(0, 14).map((p, n) => {
    const li = Object.assign(document.createElement("li"), { role: "option", id: `cmd-${n}`, textContent: p.name });
    li.dataset.href = p.href;
    if (p.icon) li.insertAdjacentHTML("afterbegin", `<svg class="i" aria-hidden="true"><use href="#i-${p.icon}"/></svg>`);
    return li;
  }));
  point(0);
}
// those that a row may name, found in every script
async function records(text) {
  const home = $("#desk-nav a").getAttribute("href");
  const found = [["film", "films"], ["person", "people"]].map(async ([table, app]) => {
    const answer = await fetch(`${home}autocomplete/?app_label=films&model_name=credit&field_name=${table}&term=${encodeURIComponent(text)}`);
    const { results } = answer.ok ? await answer.json() : { results: [] };
    return results.slice(0, 5).map((r) => ({ href: `${home}${app}/${table}/${r.id}/change/`, name: r.text, icon: table }));
  });
  return (await Promise.all(found.map((one) => one.catch(() => [])))).flat();
}
function ask() {
  const text = typed.value.trim();
  fill(text);
  clearTimeout(wait);
  if (text.length > 1) wait = setTimeout(async () => { const some = await records(text); if (some.length && typed.value.trim() === text) fill(text, some); }, 200);
}
function point(n) {
  const all = [...found.children];
  at = all.length ? (n + all.length) % all.length : 0;
  all.forEach((li, i) => li.setAttribute("aria-selected", i === at));
  typed.setAttribute("aria-activedescendant", all[at]?.id ?? "");
}
typed?.addEventListener("input", ask);
typed?.addEventListener("keydown", (e) => {
  if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); point(at + (e.key === "ArrowDown" ? 1 : -1)); }
  if (e.key === "Enter") { e.preventDefault(); const li = found.children[at]; if (li) location.href = li.dataset.href; }
});
found?.addEventListener("click", (e) => { const li = e.target.closest("li"); if (li) location.href = li.dataset.href; });
box?.addEventListener("input", (e) => e.stopPropagation());

// a list keeps the order in which it was seen; a record opened from it has neighbours
const links = $$("#result_list tbody th a[href*='/change/']");
if (links.length) sessionStorage.setItem("desk-list", JSON.stringify(links.map((a) => a.getAttribute("href"))));
const tools = $(".rec-tools");
if (tools) {
  const list = JSON.parse(sessionStorage.getItem("desk-list") ?? "[]"), here = list.findIndex((href) => href.split("?")[0] === location.pathname);
  [["prev", list[here - 1], "up", words.previous, "["], ["next", list[here + 1], "down", words.next, "]"]].forEach(([rel, href, sign, name, key]) => {
    if (here < 0 || !href) return;
    const li = document.createElement("li"), a = Object.assign(document.createElement("a"), { href, rel, className: "tool", title: `${name} ${key}` });
    a.ariaLabel = name;
    a.innerHTML = `<svg class="i" aria-hidden="true"><use href="#i-${sign}"/></svg>`;
    li.append(a);
    tools.append(li);
  });
}
