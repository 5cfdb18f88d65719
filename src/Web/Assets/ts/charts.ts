// Draws a chart from the table that stands beside it. The table stays for those who would rather read.
import {
  BarController, BarElement, CategoryScale, Chart, Filler, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip,
} from "chart.js";

Chart.register(BarController, BarElement, CategoryScale, Filler, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip);

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = (text: string) => {
  const plain = text.replace(/[^0-9,−-]/g, "").replace("−", "-").replace(",", ".");
  return plain === "" ? null : Number(plain);
};
const short = new Intl.NumberFormat("id-ID", { notation: "compact", maximumFractionDigits: 1 });
const brief = (label: string, most: number) => (label.length > most ? label.slice(0, most - 1) + "…" : label);
const full = new Intl.NumberFormat("id-ID");

function draw(figure: HTMLElement) {
  const table = figure.querySelector("table");
  const box = figure.querySelector<HTMLElement>(".canvas");
  const canvas = box?.querySelector("canvas");
  if (!table || !box || !canvas) return;
  box.hidden = false;
  const details = figure.querySelector("details");
  if (details) details.open = false;
  const heads = [...table.querySelectorAll("thead th")].map((th) => th.textContent?.trim() ?? "");
  const rows = [...table.querySelectorAll("tbody tr")].map((tr) => [...tr.children].map((td) => td.textContent?.trim() ?? ""));
  const palette = [colour("--accent"), colour("--gold"), colour("--info"), colour("--bad"), colour("--soft")];
  const kind = figure.dataset.chart === "line" ? "line" : "bar";
  const longest = canvas.parentElement!.clientWidth < 480 ? 15 : 30;
  const prefix = figure.dataset.unit === "rupiah" ? "Rp" : "";
  const suffix = figure.dataset.unit === "percent" ? "%" : "";
  Chart.defaults.color = colour("--soft");
  Chart.defaults.font.size = 14;
  Chart.defaults.font.family = colour("--text");
  new Chart(canvas, {
    type: kind,
    data: {
      labels: rows.map((r) => r[0]),
      datasets: heads.slice(1).map((label, i) => ({
        label,
        data: rows.map((r) => number(r[i + 1] ?? "")),
        borderColor: palette[i % palette.length],
        backgroundColor: palette[i % palette.length],
        borderWidth: kind === "line" ? 3 : 0,
        borderRadius: 5,
        maxBarThickness: 44,
        pointRadius: 3,
        tension: 0.2,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: figure.dataset.chart === "bars" ? "y" : "x",
      plugins: {
        legend: { display: heads.length > 2, position: "bottom", labels: { usePointStyle: true, pointStyle: "rectRounded" } },
        tooltip: { callbacks: { label: (c) => ` ${c.dataset.label}: ${prefix}${full.format(Number(c.raw))}${suffix}` } },
      },
      scales: Object.fromEntries(
        ["x", "y"].map((axis) => {
          const value = (axis === "x") === (figure.dataset.chart === "bars");
          return [
            axis,
            {
              grid: { color: colour("--line"), display: value },
              border: { display: false },
              beginAtZero: true,
              ...(!value && { ticks: { callback: (_: string | number, i: number) => brief(rows[i]?.[0] ?? "", longest) } }),
              ...(value && { ticks: { maxTicksLimit: 6, callback: (v: string | number) => prefix + short.format(Number(v)) + suffix } }),
            },
          ];
        }),
      ),
    },
  });
}

const drawAll = (root: ParentNode) => root.querySelectorAll<HTMLElement>("figure[data-chart]").forEach(draw);
drawAll(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof HTMLElement && event.target !== document.body) drawAll(event.target);
});
