import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";

/**
 * The map of `src/`, held against the code. Folders in processing order: a folder imports only from folders above it.
 * Change the map when you learn better, with a line in docs/DECISIONS.md.
 */
const LAYERS = [
  ["check"], ["money", "calendar"], ["words"], ["grid"], ["settings"], ["ledger"], ["balance", "aging"], ["statement", "reconciliation"], ["credit", "reports", "provision", "sources", "delivery", "data-checks"], ["sheets"],
  ["workbook"], ["files"], ["live"], ["actions"], ["functions"], ["pane"], ["excel", "host"], ["cli"],
] as const;
const PURE = new Set(["check", "money", "calendar", "words", "grid", "settings", "ledger", "balance", "aging", "statement", "reconciliation", "credit", "reports", "provision", "sources", "delivery", "data-checks", "sheets"]);
const REACT = new Set(["pane", "host", "excel"]);
const BANNED_NAMES = /^(utils?|helpers?|common|misc|types|constants|manager|index)\.tsx?$/;
const LINES_MAX = 320;
const FUNCTION_LINES_MAX = 90;

const sourceRoot = path.join(__dirname, "..", "src");
const files = fs.readdirSync(sourceRoot, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts")).map((name) => name.split(path.sep).join("/"));
const text = new Map(files.map((file) => [file, fs.readFileSync(path.join(sourceRoot, file), "utf8")]));
const layerOf = new Map<string, number>(LAYERS.flatMap((folders, layer) => folders.map((folder) => [folder, layer] as [string, number])));
const folderOf = (file: string): string => file.split("/")[0]!;

/** Files of `src/` that a file imports, type imports included. */
function importsOf(file: string): string[] {
  return [...text.get(file)!.matchAll(/(?:from|import\(|import)\s*\(?["'](\.[^"']+)["']/g)].map((match) => {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), match[1]!));
    const found = [target, `${target}.ts`, `${target}.tsx`].find((name) => text.has(name));
    return found ?? target;
  });
}

describe("the map of src/", () => {
  test("every folder is on the map and every folder of the map has files", () => {
    const folders = [...new Set(files.map(folderOf))].sort();
    expect(folders).toEqual([...layerOf.keys()].sort());
  });

  test("imports run upwards to what is more basic, never down or across", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => text.has(target) && folderOf(target) !== folderOf(file))
        .filter((target) => {
          if (folderOf(file) === "cli" && folderOf(target) === "excel") return true;
          return layerOf.get(folderOf(target))! >= layerOf.get(folderOf(file))!;
        })
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("no import runs in a circle", () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        circles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
        return;
      }
      if (done.has(file)) return;
      for (const target of valueImportsOf(file)) visit(target, [...trail, file]);
      done.add(file);
    };
    files.forEach((file) => visit(file, []));
    expect(circles).toEqual([]);
  });

  test("every file is reached from an entry", () => {
    const entries = files.filter((file) => /^(excel\/taskpane\.tsx|excel\/commands\.ts|functions\/functions\.ts|host\/workbench\.tsx|host\/[\w-]+\.worker\.ts|actions\/[\w-]+\.worker\.ts|words\/function(-help)?-words\.ts|cli\/main\.ts|cli\/demo\.ts)$/.test(file));
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file) || !text.has(file)) return;
      reached.add(file);
      importsOf(file).forEach(visit);
    };
    entries.forEach(visit);
    expect(files.filter((file) => !reached.has(file))).toEqual([]);
  });
});

describe("what a file may say", () => {
  test("names say what a file answers", () => {
    expect(files.filter((file) => BANNED_NAMES.test(path.basename(file)))).toEqual([]);
  });

  test("files and functions stay small", () => {
    const long = files.filter((file) => text.get(file)!.split("\n").length > LINES_MAX && !/^words\//.test(file));
    expect(long).toEqual([]);
    const functions = files.flatMap((file) => longFunctions(file));
    expect(functions).toEqual([]);
  });

  test("only excel/ says Excel or Office; only functions/ and excel/ say CustomFunctions", () => {
    const office = files.filter((file) => folderOf(file) !== "excel" && /\b(Excel|Office)\./.test(withoutComments(file)));
    expect(office).toEqual([]);
    const custom = files.filter((file) => !["excel", "functions"].includes(folderOf(file)) && /\bCustomFunctions\./.test(withoutComments(file)));
    expect(custom).toEqual([]);
  });

  test("React stays in pane/, host/ and excel/", () => {
    expect(files.filter((file) => !REACT.has(folderOf(file)) && /from "(react|react-dom|@fluentui)/.test(text.get(file)!))).toEqual([]);
  });

  test("pure folders have no clock, chance, output or asynchrony", () => {
    const impure = files.filter((file) => PURE.has(folderOf(file)) && /\b(Date\.|new Date|Math\.random|console\.|setTimeout|toLocale\w+|localeCompare|Intl\.|async |await )/.test(withoutComments(file)));
    expect(impure).toEqual([]);
  });
});

function withoutComments(file: string): string {
  return text.get(file)!.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "").replace(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/g, '""');
}

/** Imports that exist at run time: a circle of types alone is harmless. */
function valueImportsOf(file: string): string[] {
  return [...text.get(file)!.matchAll(/^(?:import|export)\s+(?!type\b)([^;]*?)from\s+["'](\.[^"']+)["']/gms)]
    .filter((match) => !/^\{\s*(type\s+\w+(\s+as\s+\w+)?\s*,?\s*)+\}\s*$/.test(match[1]!.trim()))
    .map((match) => path.posix.normalize(path.posix.join(path.posix.dirname(file), match[2]!)))
    .map((target) => [target, `${target}.ts`, `${target}.tsx`].find((name) => text.has(name)) ?? target)
    .filter((target) => text.has(target));
}

/** Top-level functions longer than a screen or two, found by their closing brace in column 0. */
function longFunctions(file: string): string[] {
  const lines = text.get(file)!.split("\n");
  const found: string[] = [];
  lines.forEach((line, start) => {
    const name = /^(?:export )?(?:default )?(?:async )?function\*? (\w+)/.exec(line)?.[1];
    if (!name) return;
    const length = lines.slice(start).findIndex((candidate) => candidate === "}");
    if (length > FUNCTION_LINES_MAX) found.push(`${file} ${name} ${length} lines`);
  });
  return found;
}
