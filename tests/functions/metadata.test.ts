import { beforeAll, describe, expect, test } from "@jest/globals";
import * as functions from "../../src/functions/functions";
import { FUNCTIONS } from "../../src/functions/registry";
import { FUNCTION_GUIDE } from "../../src/words/function-guide";

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly options: { readonly stream?: boolean };
  readonly parameters: readonly Parameter[];
  readonly result: { readonly dimensionality?: string };
}
type Metadata = Readonly<Record<"en" | "zh", { readonly functions: readonly Entry[] }>>;

const BASE = "https://example.com/";
/** Functions whose answer spills. */
const SPILLING = ["AGING", "AGINGTABLE", "OPENITEMS", "STATEMENT"];
let metadata: Metadata;

beforeAll(async () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { functionsMetadata } = require("../../src/excel/functions-metadata.js") as { functionsMetadata(base: string): Promise<Metadata> };
  metadata = await functionsMetadata(BASE);
});

interface Words {
  readonly help: Readonly<Record<string, { readonly examples: readonly (readonly [string, string, string])[] }>>;
}

function words(): Words {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require("../../src/excel/functions-metadata.js") as { helpWords(): Words }).helpWords();
}

function builtPages(): ReadonlyMap<string, string> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { helpPages } = require("../../src/excel/help-pages.js") as { helpPages(metadata: Metadata, words: Words): readonly { readonly name: string; readonly content: string }[] };
  return new Map(helpPages(metadata, words()).map(({ name, content }) => [name, content]));
}

describe("what Excel is told about the cell functions", () => {
  test("every function is told, and every one told is given to Excel", () => {
    const ids = metadata.en.functions.map(({ id }) => id);
    expect(ids.length).toBe(Object.keys(functions).length);
    expect([...ids].sort()).toEqual(Object.keys(FUNCTIONS).sort());
    expect(metadata.en.functions.map(({ id, parameters }) => [id, parameters.length, parameters.some(({ repeating }) => repeating)])).toEqual(
      metadata.en.functions.map(({ id }) => [id, FUNCTIONS[id]!.parameters, FUNCTIONS[id]!.repeating]),
    );
  });

  test("ids are legal: letters and digits, three or more, and no cell address", () => {
    const wrong = metadata.en.functions.map(({ id }) => id).filter((id) => !/^[A-Z][A-Z0-9_.]{2,}$/.test(id) || /^[A-Z]{1,3}\d+$/.test(id) || /^R\d*C\d*$/.test(id));
    expect(wrong).toEqual([]);
    expect(metadata.en.functions.filter(({ id, name }) => id !== name)).toEqual([]);
  });

  test("both languages have the same functions; only texts and help differ", () => {
    const bare = (entries: readonly Entry[]) => entries.map((entry) => ({ ...entry, description: "", helpUrl: "", parameters: entry.parameters.map((parameter) => ({ ...parameter, description: "" })) }));
    expect(bare(metadata.zh.functions)).toEqual(bare(metadata.en.functions));
    const chinese = metadata.zh.functions.map(({ description }) => description);
    expect(chinese.filter((text) => !/[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });

  test("every function streams, those that spill say so, and optional parameters come last", () => {
    expect(metadata.en.functions.filter(({ options }) => options.stream !== true)).toEqual([]);
    expect(metadata.en.functions.filter(({ result }) => result.dimensionality === "matrix").map(({ id }) => id)).toEqual(SPILLING);
    const mixed = metadata.en.functions.filter(({ parameters }) => parameters.some(({ optional }, index) => !optional && parameters[index - 1]?.optional));
    expect(mixed.map(({ id }) => id)).toEqual([]);
    expect(metadata.en.functions.flatMap(({ parameters }) => parameters.slice(0, -1)).filter(({ repeating }) => repeating)).toEqual([]);
  });

  test("help leads to a page of the function's own that the build makes: syntax, every parameter, examples, errors, in its language", () => {
    const pages = builtPages();
    for (const language of ["en", "zh"] as const) {
      for (const { id, name, helpUrl, description, parameters } of metadata[language].functions) {
        const page = pages.get(helpUrl.slice(BASE.length));
        expect([id, page === undefined]).toEqual([id, false]);
        const told = page!.replace(/&quot;/g, "\"").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
        for (const text of [description, `=LEDGER.${name}(`, ...parameters.map((parameter) => parameter.description)]) expect(told).toContain(text);
        expect(told.split(`<code>=LEDGER.${name}(`).length).toBeGreaterThan(1);
        expect(told).toContain(language === "zh" ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">");
        if (id !== "UNREAD") expect(told).toContain("#VALUE!");
      }
    }
  });

  test("no link of a help page leads nowhere", () => {
    const pages = builtPages();
    const lost = [...pages].flatMap(([name, content]) => [...content.matchAll(/href="([^"#:]+)"/g)].map(([, target]) => `${name} → ${target}`).filter((link) => !pages.has(`help/${link.split(" → ")[1]}`)));
    expect(lost).toEqual([]);
  });

  test("examples call the function with arguments it takes", () => {
    const { help } = words();
    for (const { id, name, parameters } of metadata.en.functions) {
      for (const [formula] of help[id]!.examples) {
        const inside = new RegExp(`^=LEDGER\\.${name}\\((.*)\\)$`).exec(formula)![1]!;
        const given = inside === "" ? [] : inside.replace(/\([^()]*\)/g, "()").split(",").map((part) => part.trim());
        const needed = parameters.filter(({ optional, repeating }) => !optional && !repeating).length;
        expect([formula, given.length >= needed, given.length <= parameters.length || parameters.at(-1)!.repeating === true]).toEqual([formula, true, true]);
      }
    }
  });

  test("the guide of the pane and of the help pages says of every function what Excel is told", () => {
    const told = metadata.en.functions.map(({ id, description, parameters }) => [id, description, parameters.map(({ name, description: text, optional = false, repeating = false }) => [name, text, optional, repeating])]);
    expect(Object.entries(FUNCTION_GUIDE).map(([id, { summary, parameters }]) => [id, summary, parameters.map(({ name, text, optional, repeating = false }) => [name, text, optional, repeating])]).sort()).toEqual(told.sort());
    const block = metadata.en.functions.filter(({ result }) => result.dimensionality === "matrix").map(({ id }) => id);
    expect(Object.entries(FUNCTION_GUIDE).filter(([, { shows }]) => shows === "block").map(([id]) => id).sort()).toEqual(block.sort());
  });

  test("descriptions and parameter names are as Excel takes them", () => {
    const entries = [...metadata.en.functions, ...metadata.zh.functions];
    expect(entries.filter(({ description }) => description.length < 10 || description.length > 255).map(({ id }) => id)).toEqual([]);
    expect(entries.flatMap(({ parameters }) => parameters).filter(({ name, description }) => !/^[A-Za-z]\w*$/.test(name) || description === "")).toEqual([]);
  });
});
