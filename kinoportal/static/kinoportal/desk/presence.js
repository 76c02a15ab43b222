// Who else has this record open; asked twice a minute, and it never locks anything.
const place = document.querySelector("[data-presence][data-url]");
const PAUSE = 30_000;

async function ask() {
  if (document.hidden) return;
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  try {
    const answer = await fetch(place.dataset.url, { method: "POST", headers: { "X-CSRFToken": token } });
    if (!answer.ok) return;
    const { others } = await answer.json();
    const lines = others.map((text) => Object.assign(document.createElement("p"), { className: "here", textContent: text }));
    if (lines.map((p) => p.textContent).join() !== place.textContent) place.replaceChildren(...lines);
  } catch { /* no connection: the next poll asks again */ }
}

if (place) {
  ask();
  setInterval(ask, PAUSE);
  document.addEventListener("visibilitychange", ask);
}
