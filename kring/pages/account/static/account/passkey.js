// Passkeys: what the server asks goes to the device, and what the device answers goes along with the form.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (one) => ({ ...one, id: bytes(one.id) });

function asked({ publicKey: it }) {
  const options = { ...it, challenge: bytes(it.challenge) };
  if (it.user) options.user = named(it.user);
  if (it.excludeCredentials) options.excludeCredentials = it.excludeCredentials.map(named);
  if (it.allowCredentials) options.allowCredentials = it.allowCredentials.map(named);
  return { publicKey: options };
}

function answered(one) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (one.response[name]) response[name] = text(one.response[name]);
  const { id, type } = one;
  return JSON.stringify({ id, type, rawId: text(one.rawId), response, clientExtensionResults: one.getClientExtensionResults() });
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  return (await fetch(form.action, { headers: { Accept: "application/json" } })).json();
}

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.passkey) return;
  event.preventDefault();
  try {
    const found = await navigator.credentials[form.dataset.passkey](asked(await options(form)));
    form.elements.credential.value = answered(found);
    form.submit();
  } catch {
    const wrong = document.querySelector("[data-passkey-wrong]");
    wrong.hidden = false;
    wrong.focus();
  }
});
