/** Keys 1 to 5 score the criterion in which the cursor stands, else the first one without a score. */
export function scoreByKey(event: KeyboardEvent): boolean {
  if (!/^[1-5]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return false;
  const at = event.target as HTMLElement;
  if (at.closest("textarea, select, input:not([type=radio])")) return false;
  const form = document.querySelector<HTMLFormElement>("form[data-scores]");
  const scales = [...(form?.querySelectorAll<HTMLElement>(".scale") ?? [])];
  const scale =
    scales.find((s) => s.closest(".criterion")?.contains(at)) ?? scales.find((s) => !s.querySelector("input:checked"));
  const radio = scale?.querySelector<HTMLInputElement>(`input[value="${event.key}"]`);
  if (!radio) return false;
  event.preventDefault();
  radio.focus();
  radio.click();
  return true;
}

/** <button data-place="input-id" hidden>: fills in where the phone is. */
export function places(root: ParentNode) {
  root.querySelectorAll<HTMLButtonElement>("[data-place]").forEach((button) => {
    const input = document.getElementById(button.dataset.place ?? "") as HTMLInputElement | null;
    if (!input || !navigator.geolocation) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      button.setAttribute("aria-busy", "true");
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          input.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
          input.dispatchEvent(new Event("change", { bubbles: true }));
          button.removeAttribute("aria-busy");
        },
        () => {
          button.removeAttribute("aria-busy");
          input.focus();
        },
        { enableHighAccuracy: true, timeout: 20000 },
      );
    });
  });
}

/** The total as it stands: weights of judged criteria are renormalised, "cannot judge" (0) is missing, a 5 is the whole weight. */
export function points(root: ParentNode) {
  const form = root.querySelector<HTMLFormElement>("form[data-scores]");
  const shown = document.querySelector<HTMLElement>("[data-points]");
  if (!form || !shown) return;
  form.addEventListener("change", () => {
    let sum = 0;
    let judged = 0;
    form.querySelectorAll<HTMLElement>("[data-weight]").forEach((criterion) => {
      const score = Number(criterion.querySelector<HTMLInputElement>(".scale input:checked")?.value ?? 0);
      if (score === 0) return;
      sum += Number(criterion.dataset.weight) * score;
      judged += Number(criterion.dataset.weight);
    });
    const total = judged === 0 ? "–" : (Math.round((sum * 10000) / (judged * 5)) / 100).toLocaleString(document.documentElement.lang);
    shown.textContent = (shown.dataset.points ?? "#").replace("#", total);
  });
}
