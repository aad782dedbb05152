import { type Browser, chromium } from "playwright-core";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Named by whoever runs the tests; `bundled` takes the browser that comes with the packages, as a fresh machine would. */
const NAMED = process.env.CUSTOMER_LEDGER_BROWSER;
const INSTALLED = ["google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "chromium", "chromium-browser"];
const INSTALLED_ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
/** No call to anywhere, no sandbox (containers have none), no graphics card. */
const ARGUMENTS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu", "--no-sandbox"];
const BUNDLE_VERSION = "147.0.0";

/** A browser: the named one, an installed one, else the one that the packages bring for Linux. */
export async function launchBrowser(): Promise<Browser> {
  const installed = NAMED === "bundled" ? null : (NAMED ?? findInstalled());
  if (installed) return chromium.launch({ executablePath: installed, args: ARGUMENTS });
  const folder = inflateBundled();
  return chromium.launch({
    executablePath: path.join(folder, "chromium"),
    args: [...ARGUMENTS, "--no-zygote", "--font-render-hinting=none"],
    env: { ...(process.env as Record<string, string>), TMPDIR: folder, LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"), FONTCONFIG_PATH: path.join(folder, "fonts"), HOME: folder },
  });
}

function findInstalled(): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [...folders.flatMap((folder) => INSTALLED.map((name) => path.join(folder, name))), ...INSTALLED_ELSEWHERE];
  return candidates.find((file) => fs.existsSync(file)) ?? null;
}

/** Unpack the packages' browser once per machine, in a folder of its own; two test processes may both do it, the first to finish wins. */
function inflateBundled(): string {
  const folder = path.join(os.tmpdir(), `customer-ledger-chromium-${BUNDLE_VERSION}`);
  if (fs.existsSync(path.join(folder, "chromium"))) return folder;
  const own = fs.mkdtempSync(`${folder}-`);
  const script = "require('@sparticuz/chromium').executablePath().then((file) => process.stdout.write(file), (error) => { console.error(error); process.exit(1); })";
  execFileSync(process.execPath, ["-e", script], { cwd: path.join(__dirname, "..", ".."), env: { ...process.env, TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" } });
  // The configuration that comes with the fonts looks for them in fixed places; without any font the browser stops at the first text.
  const places = [path.join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"].map((place) => `<dir>${place}</dir>`).join("");
  fs.writeFileSync(path.join(own, "fonts", "fonts.conf"), `<?xml version="1.0"?><fontconfig>${places}<cachedir>${path.join(folder, "fonts-cache")}</cachedir></fontconfig>\n`);
  try {
    fs.renameSync(own, folder);
  } catch {
    fs.rmSync(own, { recursive: true, force: true }); // another process was first: its folder serves
  }
  return folder;
}
