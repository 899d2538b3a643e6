// Brings the fonts in once the page stands, so that nobody waits for letters.
const add = () => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = document.querySelector("[data-fonts]").dataset.fonts;
  document.head.append(link);
};
if (PerformanceObserver.supportedEntryTypes?.includes("paint")) {
  const watch = new PerformanceObserver((seen) => {
    if (!seen.getEntriesByName("first-contentful-paint").length) return;
    watch.disconnect();
    add();
  });
  watch.observe({ type: "paint", buffered: true });
} else requestAnimationFrame(() => setTimeout(add));
