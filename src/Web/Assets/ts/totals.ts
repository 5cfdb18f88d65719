const whole = (text: string | undefined | null) => Number((text ?? "").replace(/[^0-9]/g, "")) || 0;
const rupiah = (amount: number) => "Rp" + String(amount).replace(/\B(?=(\d{3})+$)/g, ".");

/**
 * [data-totals] holds rows [data-row]: the product of its [data-factor] inputs stands in its [data-product].
 * [data-sum] shows the sum of all rows, [data-sum="name"] of those whose [data-group] has that value.
 */
export function totals(root: ParentNode) {
  root.querySelectorAll<HTMLElement>("[data-totals]").forEach((table) => {
    const compute = () => {
      const sums = new Map<string, number>();
      table.querySelectorAll<HTMLElement>("[data-row]").forEach((row) => {
        const factors = [...row.querySelectorAll<HTMLInputElement>("[data-factor]")];
        const product = factors.reduce((p, f) => p * whole(f.value), 1);
        const shown = row.querySelector("[data-product]");
        if (shown) shown.textContent = rupiah(product);
        const group = row.querySelector<HTMLSelectElement>("[data-group]")?.value ?? row.dataset.group ?? "";
        for (const key of group ? ["", group] : [""]) sums.set(key, (sums.get(key) ?? 0) + product);
      });
      table.querySelectorAll<HTMLElement>("[data-sum]").forEach((s) => (s.textContent = rupiah(sums.get(s.dataset.sum ?? "") ?? 0)));
    };
    table.addEventListener("input", compute);
    table.addEventListener("change", compute);
  });
}
