// Who somebody is chooses what suits them, as the server does without a choice; whoever chose before keeps that.
document.querySelector("form.sharing")?.addEventListener("change", (event) => {
  const { form, name } = event.target;
  if (name === "ready") form.dataset.chosen = "";
  if (name !== "role" || "chosen" in form.dataset) return;
  const fitting = event.target.closest("[data-fits]")?.dataset.fits;
  const radio = form.querySelector(`[name="ready"][value="${CSS.escape(fitting ?? "")}"]`);
  if (radio) radio.checked = true;
});
