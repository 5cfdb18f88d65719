// Builds the site's styles, scripts and icons into src/Web/wwwroot with names that carry their content,
// packed for the wire, and a manifest with the integrity of each file.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync, existsSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";

const assets = dirname(fileURLToPath(import.meta.url));
const web = dirname(assets);
const root = join(web, "..", "..");
const modules = join(root, "node_modules");
const out = join(web, "wwwroot");

const files = (folder, ...endings) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && endings.includes(extname(f.name)))
    .map((f) => join(f.parentPath, f.name))
    .filter((f) => !/[\\/](bin|obj|wwwroot)[\\/]/.test(f));

// An icon is used where a page says <icon name="house">, icon="house", or code says icon: "house".
const used = new Set();
for (const file of files(web, ".cshtml", ".cs"))
  for (const [, name] of readFileSync(file, "utf8").matchAll(/(?:<icon\s+name=|\bicon=|\bicon:\s*)"([a-z0-9-]+)"/g))
    used.add(name);
const icons = [...used].sort();

const sources = [...files(assets, ".scss", ".ts", ".mjs", ".svg"), join(root, "package-lock.json")].sort();
const state = createHash("sha256").update(icons.join());
for (const file of sources) state.update(relative(root, file)).update(readFileSync(file));
const inputs = state.digest("hex");
const manifestPath = join(out, "manifest.json");
if (existsSync(manifestPath) && JSON.parse(readFileSync(manifestPath, "utf8")).inputs === inputs) {
  const now = new Date();
  utimesSync(manifestPath, now, now);
  process.exit(0);
}

const [sass, esbuild] = await Promise.all([import("sass"), import("esbuild")]);
rmSync(out, { recursive: true, force: true });
const manifest = { inputs, files: {} };

function put(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const ending = extname(name);
  const file = name.slice(0, -ending.length) + "." + hash + ending;
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), bytes);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(join(out, file + ".br"), brotliCompressSync(bytes, { params }));
  writeFileSync(join(out, file + ".gz"), gzipSync(bytes, { level: 9 }));
  const integrity = "sha384-" + createHash("sha384").update(bytes).digest("base64");
  manifest.files[name] = { file, integrity };
}

for (const name of ["site"])
  put(
    `css/${name}.css`,
    sass.compile(join(assets, "scss", `${name}.scss`), {
      style: "compressed",
      loadPaths: [modules],
      quietDeps: true,
      silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
    }).css,
  );

for (const name of ["site", "charts"]) {
  const result = await esbuild.build({
    entryPoints: [join(assets, "ts", `${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["es2020", "chrome87", "safari15"],
    legalComments: "none",
    logLimit: 5,
    nodePaths: [modules],
  });
  put(`js/${name}.js`, result.outputFiles[0].contents);
}

const symbols = icons.map((name) => {
  const file = join(modules, "bootstrap-icons", "icons", `${name}.svg`);
  if (!existsSync(file)) throw new Error(`There is no icon named "${name}" in bootstrap-icons.`);
  const body = readFileSync(file, "utf8").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 16 16">${body}</symbol>`;
});
put("img/icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
for (const file of files(join(assets, "img"), ".svg"))
  put(`img/${relative(join(assets, "img"), file)}`, readFileSync(file));

writeFileSync(manifestPath, JSON.stringify(manifest, null, 2) + "\n");
