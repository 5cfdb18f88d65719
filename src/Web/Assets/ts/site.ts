// Nothing here is needed for a page to work: every form posts and every link leads without it.
import htmx from "htmx.org/dist/htmx.esm.js";
import { autosave } from "./autosave";
import { totals } from "./totals";
import { forms } from "./forms";
import { places, points, scoreByKey } from "./judging";

Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyEnabled: false,
  historyCacheSize: 0,
});

function enhance(root: ParentNode) {
  forms(root);
  autosave(root);
  totals(root);
  places(root);
  points(root);
  root.querySelectorAll<HTMLElement>("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? "");
      button.querySelector("[data-copied]")?.removeAttribute("hidden");
    });
  });
  root.querySelectorAll<HTMLElement>("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
}

// The menu that folds stands open where the screen is wide.
const wide = matchMedia("(min-width: 901px)");
const unfold = () => document.querySelectorAll<HTMLDetailsElement>("details.fold").forEach((d) => (d.open = wide.matches));
wide.addEventListener("change", unfold);
unfold();
if (matchMedia("(min-width: 761px)").matches) document.querySelectorAll<HTMLDetailsElement>("details.more").forEach((d) => (d.open = true));

enhance(document);
document.querySelector<HTMLElement>("[data-focus]")?.focus();
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof HTMLElement && event.target !== document.body) enhance(event.target);
});

// Alt+letter is left to the browser; pages name their shortcuts with data-key on a link or button.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input,textarea,select");
  if (event.key === "Enter" && event.ctrlKey && typing) {
    typing.closest("form")?.querySelector<HTMLButtonElement>("button[type=submit]:not([formaction])")?.click();
    return;
  }
  if (scoreByKey(event)) return;
  if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
  document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});
