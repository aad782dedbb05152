const fs = require("fs");
const path = require("path");

const GUIDE = path.join(__dirname, "..", "..", "docs", "guide");

const TEXTS = {
  en: { lang: "en", guide: "index.html", functions: "functions.html", guideTitle: "Customer Ledger: user guide", title: "Customer Ledger: cell functions", home: "User guide", list: "Cell functions", other: "简体中文", otherGuide: "index.zh-CN.html", otherFunctions: "functions.zh-CN.html", optional: "optional", repeated: "may be repeated", parameters: "Parameters", examples: "Examples", notes: "Good to know", problems: "When it shows an error", problemsLead: "#N/A: there is no answer. #VALUE!: the question is wrong. The cell's message says which of these it is, and what to do:" },
  zh: { lang: "zh-CN", guide: "index.zh-CN.html", functions: "functions.zh-CN.html", guideTitle: "客户往来账：使用说明", title: "客户往来账：单元格函数", home: "使用说明", list: "单元格函数", other: "English", otherGuide: "index.html", otherFunctions: "functions.html", optional: "可省略", repeated: "可重复", parameters: "参数", examples: "示例", notes: "说明", problems: "出现错误值时", problemsLead: "#N/A：没有结果；#VALUE!：参数有误。单元格的提示会说明是下列哪一种，以及怎么办：" },
};
const STYLE = "body{font:15px/1.6 'Segoe UI','Microsoft YaHei',system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#242424;background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}code,pre{font-family:Consolas,monospace;background:#f3f3f3;border-radius:3px;padding:0 .25em}pre{padding:.6rem;overflow:auto}table{border-collapse:collapse}th,td{border:1px solid #d1d1d1;padding:.3rem .6rem;text-align:left;vertical-align:top}img{max-width:100%}a{color:#0b6a5c}@media(prefers-color-scheme:dark){body{color:#eee;background:#1f1f1f}code,pre{background:#333}th,td{border-color:#555}a{color:#6bd3c2}}";

/** The pages that Help in Excel leads to: the user guide and the cell functions, in both languages. */
function helpPages(metadata, words) {
  return ["en", "zh"].flatMap((language) => {
    const text = TEXTS[language];
    return [
      ...metadata[language].functions.map((entry) => functionPage(language, entry, words)),
      { name: `help/${text.functions}`, content: page(text, text.title, text.otherFunctions, functionList(text, language, metadata[language].functions)) },
      { name: `help/${text.guide}`, content: page(text, text.guideTitle, text.otherGuide, htmlOfMarkdown(fs.readFileSync(path.join(GUIDE, `${language}.md`), "utf8"))) },
    ];
  });
}

/** The page about a function, below the add-in's address. */
function pageOf(language, id) {
  return `help/${id.toLowerCase()}${language === "zh" ? ".zh-CN" : ""}.html`;
}

/** Syntax, parameters, examples, what to know and the errors it may show. */
function functionPage(language, { id, name, description, parameters }, { help, ledgerProblems, problems }) {
  const text = TEXTS[language];
  const own = help[id];
  if (!own) throw new Error(`words/function-help-words.ts has nothing about ${id}`);
  const pick = ([en, zh]) => (language === "zh" ? zh : en);
  const messages = [...own.problems, ...ledgerProblems].map((key) => {
    if (!problems.en[key]) throw new Error(`words/function-help-words.ts, ${id}: no problem is called ${key}`);
    return problemText(problems[language][key]);
  });
  const rows = parameters.map((parameter) => parameterRow(text, parameter)).join("");
  const body = [
    `<h1>LEDGER.${escaped(name)}</h1>`, `<p>${escaped(description)}</p>`, `<pre>${escaped(syntaxOf(name, parameters))}</pre>`,
    ...(parameters.length > 0 ? [`<h2>${text.parameters}</h2>`, `<table><tbody>${rows}</tbody></table>`] : []),
    `<h2>${text.examples}</h2>`, `<table><tbody>${own.examples.map(([formula, ...meaning]) => `<tr><td><code>${escaped(formula)}</code></td><td>${escaped(pick(meaning))}</td></tr>`).join("")}</tbody></table>`,
    ...(own.notes.length > 0 ? [`<h2>${text.notes}</h2>`, `<ul>${own.notes.map((note) => `<li>${escaped(pick(note))}</li>`).join("")}</ul>`] : []),
    ...(messages.length > 0 ? [`<h2>${text.problems}</h2>`, `<p>${escaped(text.problemsLead)}</p>`, `<ul>${messages.map((message) => `<li>${message}</li>`).join("")}</ul>`] : []),
  ].join("\n");
  const other = path.posix.basename(pageOf(language === "zh" ? "en" : "zh", id));
  return { name: pageOf(language, id), content: page(text, `LEDGER.${name}`, other, body) };
}

/** A message with its places shown as such: `{customer}` is what the cell will name there. */
function problemText(message) {
  return escaped(message.replace(/\{\w+\|[^|}]*\|([^}]*)\}/g, "$1")).replace(/\{(\w+)\}/g, "<em>$1</em>");
}

function syntaxOf(name, parameters) {
  return `=LEDGER.${name}(${parameters.map((parameter) => (parameter.optional ? `[${parameter.name}]` : parameter.name)).join(", ")})`;
}

function parameterRow(text, parameter) {
  return `<tr><td><code>${escaped(parameter.name)}</code></td><td>${escaped(parameter.description)}</td><td>${[parameter.optional && text.optional, parameter.repeating && text.repeated].filter(Boolean).join(", ")}</td></tr>`;
}

function page(text, title, other, body) {
  return `<!doctype html>
<html lang="${text.lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><nav><a href="${text.guide}">${text.home}</a> · <a href="${text.functions}">${text.list}</a> · <a href="${other}" hreflang="${text.lang === "en" ? "zh-CN" : "en"}">${text.other}</a></nav>
<main>
${body}
</main></body>
</html>
`;
}

function functionList(text, language, functions) {
  const rows = functions.map(({ id, name, description, parameters }) =>
    `<tr><td><a href="${path.posix.basename(pageOf(language, id))}"><code>${escaped(syntaxOf(name, parameters))}</code></a></td><td>${escaped(description)}</td></tr>`);
  return `<h1>${text.list}</h1>\n<table><tbody>${rows.join("\n")}</tbody></table>`;
}

/** The Markdown that the guides use: headings, paragraphs, lists, tables, code, links, emphasis. Pictures are left out: they lie beside the README. */
function htmlOfMarkdown(markdown) {
  const out = [];
  for (const block of markdown.replace(/\r/g, "").split(/\n{2,}(?![^`]*\n```\n)/)) {
    const lines = block.split("\n").filter((line) => line.trim() !== "");
    if (lines.length > 0) out.push(htmlOfBlock(lines));
  }
  return out.join("\n");
}

function htmlOfBlock(lines) {
  const heading = /^(#{1,4})\s+(.*)$/.exec(lines[0]);
  if (heading) return [`<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`, ...(lines.length > 1 ? [htmlOfBlock(lines.slice(1))] : [])].join("\n");
  if (lines[0].startsWith("```")) return `<pre>${escaped(lines.filter((line) => !line.startsWith("```")).join("\n"))}</pre>`;
  if (lines[0].startsWith("|")) return htmlOfTable(lines);
  if (/^(-|\*|\d+\.)\s/.test(lines[0])) return htmlOfList(lines);
  return `<p>${inline(lines.join(" "))}</p>`;
}

function htmlOfTable(lines) {
  const cells = (line) => line.replace(/^\||\|\s*$/g, "").split(/(?<!\\)\|/).map((cell) => inline(cell.trim().replace(/\\\|/g, "|")));
  const [head, ...body] = lines.filter((line) => !/^\|[\s:|-]+\|?\s*$/.test(line));
  return `<table><thead><tr>${cells(head).map((cell) => `<th>${cell}</th>`).join("")}</tr></thead><tbody>${body.map((line) => `<tr>${cells(line).map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
}

function htmlOfList(lines) {
  const kind = /^\d/.test(lines[0]) ? "ol" : "ul";
  const items = [];
  for (const line of lines) {
    const item = /^(?:-|\*|\d+\.)\s+(.*)$/.exec(line);
    if (item) items.push(item[1]);
    else items[items.length - 1] += ` ${line.trim().replace(/^-\s+/, "– ")}`;
  }
  return `<${kind}>${items.map((item) => `<li>${inline(item)}</li>`).join("")}</${kind}>`;
}

function inline(text) {
  return escaped(text)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\*([^*]+)\*/g, "<em>$1</em>")
    // Links into the repository have no page here: their text stays.
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label, target) => (/^(https?:|#)/.test(target) ? `<a href="${target}">${label}</a>` : label));
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

module.exports = { helpPages, pageOf, htmlOfMarkdown };
