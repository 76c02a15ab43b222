// Pictures at the desk. Without this module the numbers are typed and the files still go.
const within = (n) => Math.min(100, Math.max(0, Math.round(n)));

function parts(box) {
  const row = box.closest(".inline-related, form"), end = (name) => row.querySelector(`[name$="${name}"]`);
  return { x: end("focal_x"), y: end("focal_y"), mark: box.querySelector("svg svg"), button: box.querySelector("button"), crops: box.parentNode.querySelectorAll("[data-crops] img") };
}

function put(box, left, top, told = true) {
  const { x, y, mark, button, crops } = parts(box);
  if (!x || !y) return;
  const at = [within(left), within(top)];
  [x.value, y.value] = at;
  mark.setAttribute("x", `${at[0]}%`);
  mark.setAttribute("y", `${at[1]}%`);
  button.ariaLabel = box.dataset.label.replace("{x}", at[0]).replace("{y}", at[1]);
  // the site's own classes, to the nearest tenth
  crops.forEach((img) => { img.className = `fx-${Math.round(at[0] / 10)} fy-${Math.round(at[1] / 10)}`; });
  if (told) x.dispatchEvent(new Event("input", { bubbles: true }));
}

const again = (box) => { const { x, y } = parts(box); if (x && y) put(box, Number(x.value), Number(y.value), false); };
function ready(root) {
  root.querySelectorAll("[data-focal]").forEach((box) => { box.querySelector("button").hidden = false; again(box); });
}

document.addEventListener("click", (e) => {
  const box = e.target.closest(".focal-b")?.parentNode;
  if (!box || !e.detail) return; // a click made by the keyboard has no place
  const r = box.getBoundingClientRect();
  put(box, ((e.clientX - r.left) / r.width) * 100, ((e.clientY - r.top) / r.height) * 100);
});
document.addEventListener("keydown", (e) => {
  const box = e.target.closest(".focal-b")?.parentNode;
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
  if (!box || !step || e.altKey || e.ctrlKey || e.metaKey) return;
  e.preventDefault();
  const { x, y } = parts(box), by = e.shiftKey ? 10 : 1;
  put(box, Number(x.value) + step[0] * by, Number(y.value) + step[1] * by);
});
document.addEventListener("change", (e) => {
  if (/focal_[xy]$/.test(e.target.name)) again(e.target.closest(".inline-related, form").querySelector("[data-focal]"));
  const picture = e.target.closest("[data-picture]"), drop = e.target.closest("[data-drop]");
  if (picture && e.target.files?.[0]) show(picture, e.target.files[0]);
  if (drop) list(drop, [...e.target.files]);
});

function show(picture, file) {
  const url = URL.createObjectURL(file);
  picture.querySelectorAll("img").forEach((img) => { img.src = url; });
  picture.querySelectorAll("[hidden]").forEach((part) => { part.hidden = false; });
}

function list(drop, files) {
  drop.querySelector("[data-dropped]").replaceChildren(...files.map((file) => {
    const li = document.createElement("li"), img = Object.assign(new Image(), { alt: "", src: URL.createObjectURL(file) });
    li.append(img, file.name);
    return li;
  }));
}

// the whole box takes files, not the field alone
["dragover", "dragleave", "drop"].forEach((kind) => document.addEventListener(kind, (e) => {
  const drop = e.target.closest?.("[data-drop]");
  if (!drop || !e.dataTransfer?.types.includes("Files")) return;
  if (kind !== "dragleave") e.preventDefault();
  drop.classList.toggle("over", kind === "dragover");
  if (kind !== "drop") return;
  const field = drop.querySelector("input[type=file]"), all = new DataTransfer();
  [...field.files, ...e.dataTransfer.files].forEach((file) => all.items.add(file));
  field.files = all.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}));

ready(document);
document.addEventListener("formset:added", (e) => ready(e.target));
