// The square on a letter brings the code along behind the #, which no server ever sees.
const field = document.querySelector("input[name=code]");
if (location.hash.length > 1 && !field.value) {
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
