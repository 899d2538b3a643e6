// Reads a sentence aloud, with voices that are on the device itself: no other hears it.
const voices = () => speechSynthesis.getVoices().filter((one) => one.localService);
const fitting = (lang) => voices().find((one) => one.lang.startsWith(lang));
const show = () => {
  const lang = document.documentElement.lang.slice(0, 2);
  for (const button of document.querySelectorAll("[data-aloud]")) button.hidden = !fitting(lang);
};
if ("speechSynthesis" in window) {
  show();
  speechSynthesis.addEventListener("voiceschanged", show);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-aloud]");
    if (!button) return;
    const said = new SpeechSynthesisUtterance(document.getElementById(button.dataset.aloud).value);
    said.voice = fitting(document.documentElement.lang.slice(0, 2));
    said.lang = document.documentElement.lang;
    speechSynthesis.cancel();
    if (said.voice) speechSynthesis.speak(said);
  });
}
