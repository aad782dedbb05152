import { isoDay } from "../../src/calendar/day";
import type { CellStyle, PlanCell, SheetPlan } from "../../src/grid/sheet-plan";
import { cellAddress } from "../../src/grid/table";

/** A sheet as text, as a person would see it: columns in their width, figures right, merged cells over their run, wrapped text on several lines. */
export function planText(plan: SheetPlan): string {
  const lines = plan.rows.flatMap((_, row) => rowText(plan, row));
  const { page } = plan;
  const facts = [
    `key ${plan.key} · name ${plan.name}`,
    `widths ${plan.columnWidths.map((width) => Math.round(width)).join(" ")} · frozen ${plan.freeze.rows} rows, ${plan.freeze.columns} columns · gridlines ${plan.gridlines ? "on" : "off"}`,
    `page ${page.paper} ${page.orientation} · repeats ${page.repeatRows ? `rows ${page.repeatRows.from + 1}–${page.repeatRows.to + 1}` : "nothing"} · breaks before ${page.breaksBefore.map((row) => row + 1).join(", ") || "none"}`,
    `footer ${page.footerLeft} | ${page.footerRight}`,
    ...plan.names.map(({ name, range }) => `name ${name} = ${cellAddress(range.top, range.left)}${range.right > range.left ? `:${cellAddress(range.bottom, range.right)}` : ""}`),
    ...plan.links.map(({ row, column, sheetKey }) => `link ${cellAddress(row, column)} → ${sheetKey}`),
    ...plan.tables.map(({ name, range }) => `table ${name} = ${cellAddress(range.top, range.left)}:${cellAddress(range.bottom, range.right)}`),
    ...plan.pictures.map(({ row, column, widthPoints, heightPoints, format }) => `picture ${format} ${widthPoints}×${heightPoints} pt at ${cellAddress(row, column)}`),
  ];
  return `${lines.join("\n")}\n${"─".repeat(40)}\n${facts.join("\n")}\n`;
}

function rowText(plan: SheetPlan, row: number): string[] {
  const cells = plan.rows[row]!;
  const pieces: { readonly width: number; readonly lines: readonly string[]; readonly right: boolean; readonly center: boolean }[] = [];
  for (let column = 0; column < plan.columnWidths.length; column++) {
    const merge = plan.merges.find((range) => range.top === row && range.left === column);
    const right = merge?.right ?? column;
    const width = plan.columnWidths.slice(column, right + 1).reduce((sum, each) => sum + Math.round(each), 0) + (right - column);
    const cell = cells[column] ?? null;
    const style: CellStyle = cell?.style === undefined ? {} : plan.styles[cell.style]!;
    const shown = shownText(cell, style);
    pieces.push({ width, lines: style.wrap ? wrapped(shown, width) : shown.split("\n"), right: style.horizontal === "right" || (style.horizontal === undefined && typeof cell?.value === "number"), center: style.horizontal === "center" });
    column = right;
  }
  const height = Math.max(1, ...pieces.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, line) => pieces.map(({ width, lines, right, center }) => padded(lines[line] ?? "", width, right, center)).join(" ").trimEnd());
}

export function shownText(cell: PlanCell | null, style: CellStyle): string {
  const value = cell?.value ?? null;
  if (value === null) return "";
  if (typeof value === "number") return numberText(value, style.numberFormat ?? "0");
  if (typeof value === "object") return "day" in value ? isoDay(value.day) : value.formula;
  return String(value);
}

/** As much of number formats as the sheets use: decimals, grouping, percent, brackets for negatives. */
function numberText(value: number, format: string): string {
  const positive = format.split(";")[0]!;
  const decimals = /\.(0+)/.exec(positive)?.[1]!.length ?? 0;
  const percent = positive.includes("%");
  const digits = Math.abs(percent ? value * 100 : value).toFixed(decimals);
  const grouped = positive.includes(",") ? digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",") : digits;
  const text = grouped + (percent ? "%" : "");
  return value >= 0 ? text : format.includes("(") ? `(${text})` : `-${text}`;
}

const isWide = (letter: string): boolean => /[\u2e80-\u9fff\uff00-\uff60\u3000]/.test(letter);
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (isWide(letter) ? 2 : 1), 0);

function padded(text: string, width: number, right: boolean, center: boolean): string {
  const room = Math.max(0, width - widthOf(text));
  if (center) return " ".repeat(Math.floor(room / 2)) + text + " ".repeat(Math.ceil(room / 2));
  return right ? " ".repeat(room) + text : text + " ".repeat(room);
}

function wrapped(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    let current = "";
    for (const [piece] of line.matchAll(/[^\s\u2e80-\u9fff]+\s*|\s+|[\u2e80-\u9fff]/gu)) {
      if (current !== "" && widthOf(current + piece.trimEnd()) > width) {
        lines.push(current.trimEnd());
        current = "";
      }
      current += piece;
    }
    return [...lines, current.trimEnd()];
  });
}
