const fs = require("fs");
const path = require("path");
const swc = require("@swc/core");
const { generateCustomFunctionsMetadata } = require("custom-functions-metadata");

const SOURCE = path.join(__dirname, "..", "functions", "functions.ts");
const WORDS = wordsFile("function-words");
const { helpPages, pageOf } = require("./help-pages");

function wordsFile(name) {
  return path.join(__dirname, "..", "words", `${name}.ts`);
}

/** What a TypeScript file of words exports; it may build on its neighbours. */
function wordsOf(name) {
  const filename = wordsFile(name);
  const { code } = swc.transformSync(fs.readFileSync(filename, "utf8"), { filename, jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } });
  const compiled = { exports: {} };
  new Function("module", "exports", "require", code)(compiled, compiled.exports, (neighbour) => wordsOf(path.basename(neighbour)));
  return compiled.exports;
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
  const chinese = wordsOf("function-words").FUNCTION_WORDS_ZH;
  const missing = english.functions.flatMap(({ description, parameters }) => [description, ...parameters.map((parameter) => parameter.description)]).filter((text) => !chinese[text]);
  if (missing.length > 0) throw new Error(`words/function-words.ts has no Chinese for:\n${[...new Set(missing)].join("\n")}`);
  return {
    en: finished(english, { base, language: "en", text: (text) => text }),
    zh: finished(english, { base, language: "zh", text: (text) => chinese[text] }),
  };
}

function finished({ functions }, { base, language, text }) {
  return {
    functions: functions.map((entry) => ({
      ...entry,
      description: text(entry.description),
      helpUrl: `${base}${pageOf(language, entry.id)}`,
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
      compilation.fileDependencies.addAll([SOURCE, WORDS, wordsFile("function-help-words"), wordsFile("function-problem-words")]);
      compilation.hooks.processAssets.tapPromise({ name: "FunctionsMetadata", stage: compilation.constructor.PROCESS_ASSETS_STAGE_ADDITIONAL }, async () => {
        const { en, zh } = await functionsMetadata(this.base);
        const emit = (name, content) => compilation.emitAsset(name, new compiler.webpack.sources.RawSource(content));
        emit("functions.json", `${JSON.stringify(en, null, 2)}\n`);
        emit("functions.zh-CN.json", `${JSON.stringify(zh, null, 2)}\n`);
        for (const { name, content } of helpPages({ en, zh }, helpWords())) emit(name, content);
      });
    });
  }
}

/** The texts of the pages about functions. */
function helpWords() {
  const { FUNCTION_HELP, LEDGER_PROBLEMS } = wordsOf("function-help-words");
  return { help: FUNCTION_HELP, ledgerProblems: LEDGER_PROBLEMS, problems: wordsOf("function-problem-words").PROBLEM_TEXTS };
}

module.exports = { functionsMetadata, helpWords, FunctionsMetadataPlugin };
