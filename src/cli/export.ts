import fs from "node:fs";
import path from "node:path";
import { type ExportedFile, exportOf } from "../actions/export-ledger";
import { exportText } from "../words/export-words";
import type { Arguments } from "./arguments";
import { type Answer, cliText } from "./answer";
import type { Loaded } from "./load";
import { saveBytes } from "./output";
import { UsageError } from "./usage-error";

/** `export`: the ledger as a file for another system. */
export function exportTo({ view, inputs }: Loaded, args: Arguments): Answer {
  const { out, language, exportFormat } = args;
  if (exportFormat === null || out === null) throw new UsageError("export-needs");
  const target = path.resolve(out);
  if (inputs.some((input) => input === target || (fs.existsSync(input) && fs.existsSync(target) && fs.realpathSync(input) === fs.realpathSync(target)))) throw new UsageError("out-is-input", { file: out });
  if (!fs.existsSync(path.dirname(target))) throw new UsageError("out-folder-missing", { file: out });
  if (fs.existsSync(target) && !args.force) throw new UsageError("out-exists", { file: out });
  const exported = exportOf(view, { format: exportFormat, from: args.from, to: args.to, customer: args.customer, openOnly: args.openOnly, template: args.template });
  saveBytes(exported.file.bytes, out);
  const left = view.ledger.rowsTotal - view.ledger.rowsRead;
  return {
    json: { format: exportFormat, file: out, count: exported.count, staying: exported.staying, ...(left > 0 && { unread: left }) },
    text: [cliText(language, "export-summary", { count: exported.count, file: out }), ...remarksOn(exported, args)],
    notes: [
      ...(left > 0 ? [cliText(language, "rows-left-out", { count: left })] : []),
      ...(exported.staying.length > 0 ? [cliText(language, "export-staying", { count: exported.staying.length })] : []),
    ],
    // Receipts have no place in a list of invoices; whatever else stays, a person has to know.
    exitCode: left > 0 || exported.staying.some(({ reason }) => reason !== "not-a-document") ? 1 : 0,
  };
}

function remarksOn({ staying, overMax, toFillIn }: ExportedFile, { language }: Arguments): string[] {
  return [
    ...(overMax === null ? [] : [exportText(language, "over", { max: overMax })]),
    ...(toFillIn ? [exportText(language, "fillIn")] : []),
    ...staying.map(({ row, reason }) => `  ${cliText(language, "export-row", { row })} ${exportText(language, `stay.${reason}`)}`),
  ];
}
