// Somebody is taken up in one place and put down in another. What that does is the room's to say.

const NEAR = 6; // pixels a finger may tremble before it is a drag

// `who` can be taken up and `onto` is where: two selectors. `drop` gets both when somebody is put down, with the event.
// `may` says whether anybody may be taken up now, `light` shows where somebody would come. When `drop` answers "held",
// they stay under the finger until `release` is called: so they do not jump back before the answer is there.
export function follow({ who, onto, drop, may = () => true, light = lit }) {
  let drag = null;
  let held = null;

  const under = (event) => document.elementsFromPoint(event.clientX, event.clientY)
    .map((node) => node.closest(onto)).find((one) => one && one !== drag.one);

  const release = () => {
    held?.ghost.remove();
    held?.one.classList.remove("is-lifted");
    held = null;
  };

  const move = (event) => {
    if (drag?.pointer !== event.pointerId) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < NEAR) return;
      drag.ghost = ghostOf(drag.one);
      drag.one.classList.add("is-lifted");
      document.body.append(drag.ghost);
      document.body.classList.add("is-dragging");
    }
    event.preventDefault();
    drag.ghost.style.left = `${event.clientX}px`;
    drag.ghost.style.top = `${event.clientY}px`;
    light(under(event));
  };

  const end = (event, isDropped) => {
    if (!drag) return;
    const { one, ghost } = drag;
    const place = ghost && isDropped ? under(event) : null;
    drag = null;
    if (!ghost) return;
    release();
    document.body.classList.remove("is-dragging");
    light(null);
    stopNextClick();
    held = { one, ghost };
    if (!place || drop(one, place, event) !== "held") release();
  };

  addEventListener("pointerdown", (event) => {
    const one = event.button === 0 && may() && event.target.closest?.(who);
    if (one) drag = { one, x: event.clientX, y: event.clientY, pointer: event.pointerId, ghost: null };
  });
  addEventListener("pointermove", move);
  addEventListener("pointerup", (event) => end(event, true));
  addEventListener("pointercancel", (event) => end(event, false));
  addEventListener("dragstart", (event) => { if (event.target.closest?.(who)) event.preventDefault(); });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && drag?.ghost) end(event, false); });
  return release;
}

function lit(place) {
  for (const one of document.querySelectorAll(".is-aim")) if (one !== place) one.classList.remove("is-aim");
  place?.classList.add("is-aim");
}

// The click that ends a drag is no tap.
function stopNextClick() {
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
}

function ghostOf(one) {
  const ghost = document.createElement("div");
  ghost.className = "drag-ghost";
  const inner = one.ownerSVGElement && (one.querySelector(".bigger") ?? one.querySelector(".mark"));
  if (!inner) {
    ghost.append(one.cloneNode(true));
    return ghost;
  }
  const at = inner.getBBox();
  const copy = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const wearing = document.createElementNS("http://www.w3.org/2000/svg", "g");
  copy.setAttribute("class", "drawing");
  copy.setAttribute("viewBox", `${at.x - 4} ${at.y - 4} ${at.width + 8} ${at.height + 8}`);
  copy.setAttribute("width", 60);
  copy.setAttribute("height", 60);
  wearing.setAttribute("class", [...one.classList].filter((word) => !["selected", "lit"].includes(word)).join(" "));
  wearing.append(inner.cloneNode(true));
  copy.append(wearing);
  ghost.append(copy);
  return ghost;
}
