// Reads the page aloud with a voice of this device only: words never leave for another host.
const button = document.querySelector("[data-read]");
const lines = [...document.querySelectorAll("[data-aloud]")];
const language = document.documentElement.lang.slice(0, 2);
let said = null; // the words being read: a browser forgets to say when they end if nobody holds them

const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
const isReading = () => button.classList.contains("is-reading");

function show(reading, at) {
  button.classList.toggle("is-reading", reading);
  button.querySelector("[data-label]").textContent = reading ? button.dataset.stop : button.dataset.word;
  lines.forEach((line, number) => line.classList.toggle("is-read", reading && number === at));
}

function stop() {
  show(false);
  said = null;
  speechSynthesis.cancel();
}

function read(at) {
  const line = lines[at];
  if (!line || !voice()) return stop();
  show(true, at);
  line.scrollIntoView({ block: "nearest" });
  const words = new SpeechSynthesisUtterance(line.innerText.replace(/\s*\n+\s*/g, ". "));
  words.voice = voice();
  words.lang = words.voice.lang;
  words.rate = 0.9;
  words.onend = () => said === words && read(at + 1);
  words.onerror = () => said === words && stop();
  said = words;
  speechSynthesis.speak(words);
}

if (button && "speechSynthesis" in window) {
  const offer = () => { button.hidden = !voice(); };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", () => (isReading() ? stop() : read(0)));
  addEventListener("keydown", (event) => { if (event.key === "Escape" && isReading()) stop(); });
  addEventListener("pagehide", stop);
}
