// Reads the page aloud with a voice of this device only: words never leave for another host.
const button = document.querySelector("[data-read]");
const lines = [...document.querySelectorAll("[data-aloud]")];
const language = document.documentElement.lang;

const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language));

function offer() {
  if (button) button.hidden = !voice();
}

function label(word) {
  button.querySelector("[data-label]").textContent = word;
}

function stop() {
  speechSynthesis.cancel();
  for (const line of lines) line.classList.remove("is-read");
  button.classList.remove("is-reading");
  label(button.dataset.word);
}

function read(at) {
  for (const line of lines) line.classList.remove("is-read");
  const line = lines[at];
  if (!line) return stop();
  line.classList.add("is-read");
  const words = new SpeechSynthesisUtterance(line.innerText.replace(/\s*\n+\s*/g, ". "));
  words.voice = voice();
  words.lang = words.voice.lang;
  words.rate = 0.9;
  words.onend = () => button.classList.contains("is-reading") && read(at + 1);
  speechSynthesis.speak(words);
}

if (button && "speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", () => {
    if (button.classList.contains("is-reading")) return stop();
    button.classList.add("is-reading");
    label(button.dataset.stop);
    read(0);
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
document.querySelector("[data-back]")?.addEventListener("click", (event) => {
  if (history.length > 1) {
    event.preventDefault();
    history.back();
  }
});
