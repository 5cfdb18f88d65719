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
