// Long texts: an editor over the plain field, which stays and is what is sent.
const attribute = (name) => ({ default: "", parseHTML: (e) => e.getAttribute(name), renderHTML: (a) => ({ [name]: Object.values(a).find(Boolean) ?? "" }) });

function extensions(lib, names, { hiddenWords, lostWords }) {
  const { Node, Mark } = lib;
  const nameOf = (key) => names[key]?.name ?? key.split(":")[1];
  const Card = Node.create({
    name: "card", group: "block", atom: true, draggable: true,
    addAttributes: () => ({ record: attribute("data-record") }),
    parseHTML: () => [{ tag: "figure[data-record]" }],
    renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
    addNodeView: () => ({ node }) => {
      const dom = Object.assign(document.createElement("figure"), { className: "rich-card" }), small = document.createElement("small");
      const key = node.attrs.record, lost = !names[key], hidden = names[key]?.public === false;
      dom.classList.toggle("is-hidden", hidden || lost);
      small.textContent = lost ? lostWords : hidden ? hiddenWords : key;
      dom.append(nameOf(key), small);
      return { dom };
    },
  });
  const Note = Node.create({
    name: "note", group: "inline", inline: true, atom: true,
    addAttributes: () => ({ source: attribute("data-source") }),
    parseHTML: () => [{ tag: "sup[data-source]" }],
    renderHTML: ({ HTMLAttributes }) => ["sup", HTMLAttributes],
    addNodeView: () => ({ node }) => ({ dom: Object.assign(document.createElement("sup"), { className: "rich-note", title: nameOf(`source:${node.attrs.source}`) }) }),
  });
  const link = (name, attr, other) => Mark.create({
    name, inclusive: false, excludes: `${name} ${other}`,
    addAttributes: () => ({ [attr]: attribute(attr) }),
    parseHTML: () => [{ tag: `a[${attr}]` }],
    renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
  });
  return [
    lib.Document, lib.Paragraph, lib.Text, lib.HardBreak, lib.Heading.configure({ levels: [2, 3] }), lib.Blockquote,
    lib.BulletList, lib.OrderedList, lib.ListItem, lib.Bold, lib.Italic, lib.History, lib.Gapcursor,
    Card, Note, link("record", "data-record", "web"), link("web", "href", "record"),
  ];
}

const states = { h2: ["heading", { level: 2 }], h3: ["heading", { level: 3 }], quote: ["blockquote"], ul: ["bulletList"], ol: ["orderedList"], em: ["italic"], strong: ["bold"] };
const steps = {
  h2: (c) => c.toggleHeading({ level: 2 }), h3: (c) => c.toggleHeading({ level: 3 }), quote: (c) => c.toggleBlockquote(),
  ul: (c) => c.toggleBulletList(), ol: (c) => c.toggleOrderedList(), em: (c) => c.toggleItalic(), strong: (c) => c.toggleBold(),
  undo: (c) => c.undo(), redo: (c) => c.redo(),
};

function start(box, lib) {
  const area = box.querySelector("textarea"), bar = box.querySelector(".rich-bar"), names = JSON.parse(box.dataset.names);
  const place = document.createElement("div");
  area.before(place);
  const label = area.labels[0];
  const editor = new lib.Editor({
    element: place, injectCSS: false, content: area.value, extensions: extensions(lib, names, box.dataset),
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label?.textContent ?? "", lang: area.lang, id: `${area.id}-rich` } },
    onUpdate: () => {
      area.value = editor.isEmpty ? "" : editor.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onTransaction: () => show(),
  });
  // a copy put back from elsewhere shows in the editor too
  area.addEventListener("restored", () => editor.commands.setContent(area.value));
  label?.addEventListener("click", () => editor.commands.focus());
  box.classList.add("is-on");
  bar.hidden = false;
  const choose = chooser(box, editor, names);
  bar.addEventListener("click", (e) => {
    const button = e.target.closest("[data-do]"), step = steps[button?.dataset.do];
    if (step) step(editor.chain().focus()).run();
    else if (button) choose(button);
  });
  function show() {
    bar.querySelectorAll("[aria-pressed]").forEach((b) => {
      const on = b.dataset.do === "link" ? editor.isActive("record") || editor.isActive("web") : editor.isActive(...states[b.dataset.do]);
      b.setAttribute("aria-pressed", on);
    });
  }
}

function chooser(box, editor, names) {
  const dialog = box.querySelector("[data-chooser]"), q = dialog.querySelector("[data-q]"), found = dialog.querySelector("[data-found]");
  const put = dialog.querySelector("[data-put]"), remove = dialog.querySelector("[data-remove]");
  let action, kind, asked = 0, wait, at = -1;
  const options = () => [...found.children];
  const mark = (n) => {
    at = options().length ? (n + options().length) % options().length : -1;
    options().forEach((li, i) => li.setAttribute("aria-selected", i === at));
    q.setAttribute("aria-activedescendant", options()[at]?.id ?? "");
    options()[at]?.scrollIntoView({ block: "nearest" });
  };
  const turn = (button) => {
    kind = button;
    dialog.querySelectorAll("[data-kind]").forEach((b) => b.setAttribute("aria-pressed", b === button));
    found.replaceChildren();
    put.hidden = button.dataset.kind !== "web";
    q.focus();
    ask();
  };
  async function ask() {
    const mine = ++asked;
    if (kind.dataset.kind === "web" || !q.value.trim()) { found.replaceChildren(); return; }
    const answer = await fetch(kind.dataset.search + encodeURIComponent(q.value.trim())).then((r) => r.json()).catch(() => ({ results: [] }));
    if (mine !== asked) return;
    found.replaceChildren(...answer.results.map((r, n) => {
      const li = Object.assign(document.createElement("li"), { textContent: r.text, id: `${found.id}-${n}`, role: "option" });
      li.dataset.key = r.key;
      return li;
    }));
    q.setAttribute("aria-expanded", answer.results.length > 0);
    mark(0);
  }
  const insert = (key, text) => {
    const chain = editor.chain().focus(), name = `${kind.dataset.kind}:${key}`;
    names[name] ??= { name: text };
    dialog.close();
    const { to } = editor.state.selection; // what is selected stays
    if (action === "card") return chain.insertContentAt(to, { type: "card", attrs: { record: name } }).run();
    if (action === "note") return chain.insertContentAt(to, { type: "note", attrs: { source: key } }).run();
    const mark_ = kind.dataset.kind === "web" ? { type: "web", attrs: { href: key } } : { type: "record", attrs: { "data-record": name } };
    if (editor.state.selection.empty) return chain.insertContent({ type: "text", text, marks: [mark_] }).run();
    return chain.unsetMark("web").unsetMark("record").setMark(mark_.type, mark_.attrs).run();
  };
  const web = () => { const url = q.value.trim(); if (/^(https?:\/\/|mailto:)/i.test(url)) insert(url, url); else q.setAttribute("aria-invalid", true); };
  q.addEventListener("input", () => { q.removeAttribute("aria-invalid"); clearTimeout(wait); wait = setTimeout(ask, 200); });
  q.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); mark(at + (e.key === "ArrowDown" ? 1 : -1)); }
    if (e.key !== "Enter") return;
    e.preventDefault(); // the form around must not be sent
    const li = options()[at];
    if (kind.dataset.kind === "web") web(); else if (li) insert(li.dataset.key, li.textContent);
  });
  found.addEventListener("click", (e) => { const li = e.target.closest("li"); if (li) insert(li.dataset.key, li.textContent); });
  dialog.addEventListener("click", (e) => {
    const button = e.target.closest("button");
    if (button?.dataset.kind) turn(button);
    else if (button === put) web();
    else if (button === remove) { editor.chain().focus().extendMarkRange("record").unsetMark("record").extendMarkRange("web").unsetMark("web").run(); dialog.close(); }
    else if (button) dialog.close();
  });
  // what is typed to choose is no change of the record
  ["input", "change"].forEach((kind_) => dialog.addEventListener(kind_, (e) => e.stopPropagation()));
  return (button) => {
    action = button.dataset.do;
    const kinds = button.dataset.kinds.split(" ");
    dialog.querySelectorAll("[data-kind]").forEach((b) => { b.hidden = !kinds.includes(b.dataset.kind); });
    remove.hidden = !(action === "link" && (editor.isActive("record") || editor.isActive("web")));
    q.value = "";
    dialog.showModal();
    turn(dialog.querySelector(`[data-kind=${kinds[0]}]`));
  };
}

const boxes = [...document.querySelectorAll("[data-rich]")];
if (boxes.length) import(boxes[0].dataset.editor).then((lib) => boxes.forEach((box) => start(box, lib)));
