// Brings the fonts in once the page stands, so that nobody waits for letters.
const add = () => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = document.querySelector("[data-fonts]").dataset.fonts;
  document.head.append(link);
};
requestAnimationFrame(() => setTimeout(add));
