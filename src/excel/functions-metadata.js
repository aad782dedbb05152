const fs = require("fs");
const path = require("path");
const swc = require("@swc/core");
const { generateCustomFunctionsMetadata } = require("custom-functions-metadata");

const SOURCE = path.join(__dirname, "..", "functions", "functions.ts");
const WORDS = path.join(__dirname, "..", "words", "function-words.ts");
/** Where the page about a function is, below the add-in's address. */
const HELP_PAGE = { en: "help/functions.html", zh: "help/functions.zh-CN.html" };

/** The Chinese texts, from their TypeScript file. */
function chineseWords() {
  const { code } = swc.transformSync(fs.readFileSync(WORDS, "utf8"), { filename: WORDS, jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } });
  const compiled = { exports: {} };
  new Function("module", "exports", code)(compiled, compiled.exports);
  return compiled.exports.FUNCTION_WORDS_ZH;
}

/**
 * What Excel is told about the cell functions, in both languages, made from the comments in `functions/functions.ts`.
 *
 * `base` is the add-in's address with its trailing slash. Fails on a comment that cannot be read and on a text without Chinese.
 */
async function functionsMetadata(base) {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata([SOURCE]);
  if (errors.length > 0) throw new Error(`functions.ts: ${errors.join("; ")}`);
  const english = JSON.parse(metadataJson);
  const chinese = chineseWords();
  const missing = english.functions.flatMap(({ description, parameters }) => [description, ...parameters.map((parameter) => parameter.description)]).filter((text) => !chinese[text]);
  if (missing.length > 0) throw new Error(`words/function-words.ts has no Chinese for:\n${[...new Set(missing)].join("\n")}`);
  return {
    en: finished(english, { base, page: HELP_PAGE.en, text: (text) => text }),
    zh: finished(english, { base, page: HELP_PAGE.zh, text: (text) => chinese[text] }),
  };
}

function finished({ functions }, { base, page, text }) {
  return {
    functions: functions.map((entry) => ({
      ...entry,
      description: text(entry.description),
      helpUrl: `${base}${page}#${entry.id.toLowerCase()}`,
      parameters: entry.parameters.map((parameter) => ({ ...parameter, description: text(parameter.description) })),
    })),
  };
}

/** `webpack` plugin: `functions.json` and `functions.zh-CN.json` beside the page. */
class FunctionsMetadataPlugin {
  constructor(base) {
    this.base = base;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FunctionsMetadata", (compilation) => {
      compilation.fileDependencies.addAll([SOURCE, WORDS]);
      compilation.hooks.processAssets.tapPromise({ name: "FunctionsMetadata", stage: compilation.constructor.PROCESS_ASSETS_STAGE_ADDITIONAL }, async () => {
        const { en, zh } = await functionsMetadata(this.base);
        const emit = (name, content) => compilation.emitAsset(name, new compiler.webpack.sources.RawSource(content));
        emit("functions.json", `${JSON.stringify(en, null, 2)}\n`);
        emit("functions.zh-CN.json", `${JSON.stringify(zh, null, 2)}\n`);
        for (const { name, content } of require("./help-pages").helpPages({ en, zh })) emit(name, content);
      });
    });
  }
}

module.exports = { functionsMetadata, FunctionsMetadataPlugin };
