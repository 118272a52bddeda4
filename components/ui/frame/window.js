// What the window does by itself, for as long as it is open.
const ONE_CLICK_MS = 1000;
const AGAIN_MS = 10_000;
const PAYS = '[data-testid^="stBaseButton-primary"]';

// The second click of two on what decides or pays would reach a page that is already being left.
const oneOfTwo = () => {
  const taken = new WeakMap();
  const take = (event) => {
    const button = event.target.closest?.(PAYS);
    if (!button) return;
    if (event.timeStamp - (taken.get(button) ?? -ONE_CLICK_MS) < ONE_CLICK_MS) {
      event.stopImmediatePropagation();
      event.preventDefault();
    } else taken.set(button, event.timeStamp);
  };
  document.addEventListener("click", take, true);
};

// Where the page's own program has broken down nothing is left on it; its address still says what was shown.
const backAgain = () => {
  const empty = () => !document.getElementById("root")?.childElementCount;
  const look = () => {
    const last = Number(sessionStorage.getItem("platbook-back-again") ?? 0);
    if (!empty() || Date.now() - last < AGAIN_MS) return;
    sessionStorage.setItem("platbook-back-again", String(Date.now()));
    location.reload();
  };
  window.addEventListener("error", () => setTimeout(look, 200));
};

export default function ({ setTriggerValue }) {
  // These outlive every page, and the program that would break down.
  if (!window.platbookWindow) {
    window.platbookWindow = true;
    oneOfTwo();
    backAgain();
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const turn = () => setTimeout(() => setTriggerValue("turned", dark.matches ? "dark" : "light"), 100);
  dark.addEventListener("change", turn);
  return () => dark.removeEventListener("change", turn);
}
