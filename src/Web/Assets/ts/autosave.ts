type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Answer = { text?: string; version?: string; errors?: Record<string, string> };

/**
 * <form data-autosave="/url">: each changed field is posted alone as `field`, its own name and `version`.
 * 200 {text, version} · 409 {text} somebody else changed it · 422 {text, errors}. What could not be sent waits for the line.
 */
export function autosave(root: ParentNode) {
  root.querySelectorAll<HTMLFormElement>("form[data-autosave]").forEach((form) => {
    const status = form.querySelector<HTMLElement>("[data-saved]") ?? document.createElement("p");
    const waiting = new Set<string>();
    let running = false;
    let stopped = false;

    const say = (text: string, state = "") => {
      status.textContent = text;
      status.className = `saved ${state}`;
    };

    async function send(name: string): Promise<boolean> {
      const all = new FormData(form);
      const body = new FormData();
      body.set("field", name);
      for (const key of [name, "version", "__RequestVerificationToken"]) all.getAll(key).forEach((v) => body.append(key, v));
      // What the person saw before, for fields that keep it: [data-seen="name"].
      const seen = form.querySelector<HTMLInputElement>(`input[data-seen="${CSS.escape(name)}"]`);
      if (seen) body.set(seen.name, seen.value);
      const reply = await fetch(form.dataset.autosave!, { method: "POST", body, headers: { Accept: "application/json" } });
      const answer: Answer = await reply.json().catch(() => ({}));
      const version = form.querySelector<HTMLInputElement>("input[name=version]");
      if (version && answer.version) version.value = answer.version;
      if (reply.ok && seen) seen.value = String(body.get(name) ?? "");
      mark(form, name, answer.errors?.[name]);
      if (reply.status === 409) stopped = true;
      if (reply.ok) say(answer.text ?? "", "");
      else say(answer.text ?? form.dataset.unsaved ?? "", "failed");
      return reply.status < 500;
    }

    async function drain() {
      if (running || stopped) return;
      running = true;
      for (const name of [...waiting]) {
        say(form.dataset.saving ?? "…", "busy");
        waiting.delete(name);
        const sent = await send(name).catch(() => false);
        if (!sent) {
          waiting.add(name);
          say(form.dataset.unsaved ?? "", "failed");
          break;
        }
      }
      running = false;
    }

    form.addEventListener("change", (event) => {
      const field = event.target as Field;
      if (!field.name || (field as HTMLInputElement).type === "file") return;
      waiting.add(field.name);
      // A changed field that arrives while another is being sent goes next.
      void drain().then(() => waiting.size && navigator.onLine && drain());
    });
    addEventListener("online", () => void drain());
  });
}

function mark(form: HTMLFormElement, name: string, error?: string) {
  const field = form.elements.namedItem(name);
  const input = field instanceof RadioNodeList ? (field[0] as HTMLElement) : (field as HTMLElement | null);
  const box = input?.closest(".field");
  if (!box || !input) return;
  const id = `${box.id}-error`;
  let message = document.getElementById(id);
  box.classList.toggle("bad", !!error);
  if (!error) {
    message?.remove();
    input.removeAttribute("aria-invalid");
    return;
  }
  if (!message) {
    message = Object.assign(document.createElement("p"), { id, className: "msg" });
    box.querySelector("label,legend")?.after(message);
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  }
  message.textContent = error;
  input.setAttribute("aria-invalid", "true");
}
