// Ideas come by themselves: the page asks for a mark, and takes over the list when that became another.
// Nothing moves under the hands of somebody who is choosing.
const room = document.querySelector("[data-come]");
const PAUSE = 3000;
document.querySelector("[data-reload]")?.setAttribute("hidden", "");

async function look() {
  const list = document.getElementById("ideas");
  if (document.hidden || list.contains(document.activeElement)) return;
  try {
    const mark = await fetch(room.dataset.come, { headers: { "X-Requested-With": "fetch" } });
    if (!mark.ok || (await mark.text()) === list.dataset.mark) return;
    const page = await fetch(location.pathname);
    if (!page.ok) return;
    const come = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("ideas");
    if (come && !list.contains(document.activeElement)) list.replaceWith(document.adoptNode(come));
  } catch { /* no connection: the next time */ }
}

setInterval(look, PAUSE);
document.addEventListener("visibilitychange", look);
