// Signing in on top of the page when the session is over. What was asked is asked again afterwards.
const FORM = { headers: { "X-Requested-With": "fetch" } };
let waiting = null;

export const signIn = () => (waiting ??= opened().finally(() => (waiting = null)));

async function opened() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "sign-in-title");
  dialog.innerHTML = await (await fetch("/accounts/sign-in/", FORM)).text();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const come = (token) => {
      refresh(token);
      dialog.close();
      resolve(true);
    };
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(false);
    });
    dialog.addEventListener("click", async (event) => {
      if (!event.target.closest("[data-in-again]")) return;
      const answer = await fetch("/accounts/token/", FORM);
      if (answer.ok) come(await answer.text());
    });
    dialog.addEventListener("submit", (event) => submitted(event, dialog, come));
  });
}

async function submitted(event, dialog, come) {
  if (event.submitter?.formTarget === "_blank") {
    dialog.querySelector("[data-in-again]").hidden = false;
    return;
  }
  event.preventDefault();
  const answer = await fetch(event.target.action, { ...FORM, method: "POST", body: new FormData(event.target) });
  if (answer.ok && new URL(answer.url).pathname === "/accounts/token/") return come(await answer.text());
  dialog.innerHTML = await answer.text();
  dialog.querySelector("[data-focus]")?.focus();
}

// Every form on the page had the token of the session that ended.
function refresh(token) {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
}
