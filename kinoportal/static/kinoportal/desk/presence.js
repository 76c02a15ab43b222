// Who else has this record open, asked twice a minute; it never locks anything. The same
// question tells whether the line is down, or the editor signed out: a save then waits here.
const place = document.querySelector("[data-presence]"), url = place?.dataset.url;
const bar = document.querySelector(".submit-row"), words = document.querySelector("#desk-words")?.dataset ?? {};
const PAUSE = 30_000, SOON = 2_000;
const line = Object.assign(document.createElement("p"), { className: "dirty" });
let isDown = false, again;

function tell(down, isOut) {
  isDown = down;
  line.textContent = isOut ? words.out : down ? words.offline : "";
  if (isOut) line.append(" ", Object.assign(document.createElement("a"), { href: document.querySelector("#site-name a").href, target: "_blank", textContent: words.signin }));
}

// who signs in again, in another tab, has another token; the forms of this page take it over
function renewed() {
  const fields = [...document.querySelectorAll("[name=csrfmiddlewaretoken]")], now = /(?:^|; )csrftoken=(\w+)/.exec(document.cookie)?.[1];
  if (now) fields.forEach((field) => { field.value = now; });
  return fields[0].value;
}

async function ask() {
  const token = renewed();
  if (!url) { tell(!navigator.onLine); return; }
  try {
    const answer = await fetch(url, { method: "POST", headers: { "X-CSRFToken": token } });
    tell(answer.redirected, answer.redirected); // to where one signs in
    if (!answer.ok || answer.redirected) return;
    const { others } = await answer.json();
    const lines = others.map((text) => Object.assign(document.createElement("p"), { className: "here", textContent: text }));
    if (lines.map((p) => p.textContent).join() !== place.textContent) place.replaceChildren(...lines);
  } catch {
    tell(true);
    // a browser says that the line is back a moment before it is
    clearTimeout(again);
    again = setTimeout(poll, SOON);
  }
}
const poll = () => { if (!document.hidden) ask(); };

// before copy.js hears of it: a save that cannot arrive leaves the form as it is
async function hold(e) {
  if (!isDown || !e.target.contains(bar)) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  const button = e.submitter;
  await ask();
  if (!isDown) e.target.requestSubmit(button);
}

if (place && bar) {
  line.setAttribute("role", "status");
  bar.prepend(line);
  document.addEventListener("submit", hold, true);
  addEventListener("offline", () => tell(true));
  addEventListener("online", ask);
  poll();
  setInterval(poll, PAUSE);
  document.addEventListener("visibilitychange", poll);
}
