// Whoever types in the place of both sides has chosen it.
document.querySelector(".conf")?.addEventListener("input", ({ target }) => {
  const own = target.closest(".res")?.querySelector("[value=own]");
  if (own) own.checked = true;
});
