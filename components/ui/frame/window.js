// What the window does by itself, for as long as it is open.
const ONE_CLICK_MS = 1000;
const AGAIN_MS = 10_000;
const TOLD_MS = 2000;
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

// When the server is away the page says so in our words; Streamlit's own, for who writes programs, are closed.
const ourWords = () => {
  const app = () => document.querySelector("[data-testid=stApp]");
  const close = () => {
    if (app()?.dataset.testConnectionState === "CONNECTED") return;
    for (const dialog of document.querySelectorAll("[data-testid=stDialog]"))
      if (dialog.textContent.includes("Is Streamlit still running")) dialog.querySelector("button")?.click();
  };
  new MutationObserver(close).observe(document.body, { childList: true, subtree: true });
};

// Over plain HTTP a page may not reach the clipboard; it may still copy what is selected.
const copied = async (text, beside) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    field.style.cssText = "position: fixed; opacity: 0";
    beside.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    beside.focus();
  }
};

const copyOnClick = () => {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".copyable");
    if (!button) return;
    await copied(button.querySelector("span").textContent, button);
    const told = button.querySelector("[role=status]");
    button.classList.add("copied");
    told.textContent = "Copied";
    setTimeout(() => {
      button.classList.remove("copied");
      told.textContent = "";
    }, TOLD_MS);
  });
};

export default function ({ data, setTriggerValue }) {
  // These outlive every page, and the program that would break down.
  if (!window.platbookWindow) {
    window.platbookWindow = true;
    oneOfTwo();
    backAgain();
    ourWords();
    copyOnClick();
  }
  // What Streamlit shows, not what the system wishes: the server is told the same with the next run, and draws it, so this ends.
  const turn = () => {
    const shown = getComputedStyle(document.querySelector("[data-testid=stApp]")).colorScheme;
    if (shown !== data.drawn) setTriggerValue("turned", shown);
  };
  const later = () => setTimeout(turn, 100);
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", later);
  later(); // it may have turned before this was here
  return () => system.removeEventListener("change", later);
}
