// At a door: before anything is sent Kring is asked for, for a telephone says there is a network when nothing comes through.
const PATIENCE = 8000; // milliseconds
const offline = document.getElementById("offline");
let sure = null;
let isAsking = false;

const isReached = async () => {
  try {
    return (await fetch("/health/", { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) })).ok;
  } catch {
    return false;
  }
};
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (sure === form) {
    sure = null;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isAsking) return;
  isAsking = true;
  const reached = await isReached();
  isAsking = false;
  offline.hidden = reached;
  if (!reached) return;
  sure = form;
  form.requestSubmit(event.submitter);
}, true);
