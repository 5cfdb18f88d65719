const digits = (text: string) => text.replace(/[^0-9]/g, "");
const dotted = (text: string) => digits(text).replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ".");

/** Guards against a second press, asks before what cannot be undone, sets dots in amounts, writes amounts in words. */
export function forms(root: ParentNode) {
  root.querySelectorAll<HTMLFormElement>("form[method=post]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
      const question = button?.dataset.confirm;
      if (form.dataset.sent || (question && !confirm(question))) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      // Only after the browser has read the form: a disabled button's value is not sent.
      setTimeout(() => form.querySelectorAll("button").forEach((b) => b.setAttribute("aria-disabled", "true")));
    });
  });

  root.querySelectorAll<HTMLInputElement>("input[data-money]").forEach((input) => {
    const words = document.getElementById(`${input.id}-words`);
    const show = async () => {
      if (/^[\s.,Rp0-9]*$/i.test(input.value) && !/,\d*[1-9]/.test(input.value)) input.value = dotted(input.value.replace(/,0*$/, ""));
      if (!words || !input.dataset.words) return;
      const amount = digits(input.value);
      const answer = amount ? await fetch(`${input.dataset.words}?rupiah=${amount}`).catch(() => null) : null;
      words.textContent = answer?.ok ? await answer.text() : "";
    };
    input.addEventListener("change", show);
  });

  root.querySelectorAll<HTMLInputElement>("input[type=file][data-shrink]").forEach((input) => {
    input.addEventListener("change", () => shrink(input, Number(input.dataset.shrink)));
  });

  root.querySelectorAll<HTMLSelectElement>("select[data-submit]").forEach((select) => {
    select.addEventListener("change", () => select.form?.requestSubmit());
  });

  root.querySelectorAll<HTMLButtonElement>("[data-reveal]").forEach((button) => {
    const input = document.getElementById(button.dataset.reveal ?? "") as HTMLInputElement | null;
    if (!input) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.setAttribute("aria-pressed", String(hidden));
    });
  });
}

/** Makes photographs smaller before they leave a phone that pays by the megabyte. */
async function shrink(input: HTMLInputElement, longest: number) {
  if (!window.createImageBitmap || !window.DataTransfer || !input.files) return;
  const kept = new DataTransfer();
  for (const file of input.files) kept.items.add((await smaller(file, longest).catch(() => null)) ?? file);
  input.files = kept.files;
}

async function smaller(file: File, longest: number): Promise<File | null> {
  if (!file.type.startsWith("image/") || file.size < 400_000) return null;
  const image = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.82));
  return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : null;
}
