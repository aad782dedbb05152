import { invalidArgument } from "./host-error";

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;
/** Excel silently cuts longer addresses off. */
export const ADDRESS_CHARS_MAX = 8192;

/** A rectangle of cells, 0-based, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };

export function letters(column: number): string {
  let text = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

export function a1({ top, left, bottom, right }: Area): string {
  const start = `${letters(left)}${top + 1}`;
  return top === bottom && left === right ? start : `${start}:${letters(right)}${bottom + 1}`;
}

/** "B2", "$A$1:C3", "3:5" or "A:C". */
export function parseA1(address: string): Area {
  const local = address.replace(/^.*!/, "").replace(/\$/g, "").toUpperCase();
  const rows = /^(\d+):(\d+)$/.exec(local);
  if (rows) return { ...WHOLE_SHEET, top: Number(rows[1]) - 1, bottom: Number(rows[2]) - 1 };
  const match = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/.exec(local);
  if (!match) throw invalidArgument(`"${address}" is no address.`);
  const first = { row: Number(match[2]) - 1, column: columnOf(match[1]!) };
  const last = match[3] ? { row: Number(match[4]) - 1, column: columnOf(match[3]) } : first;
  return checked({ top: Math.min(first.row, last.row), bottom: Math.max(first.row, last.row), left: Math.min(first.column, last.column), right: Math.max(first.column, last.column) });
}

export function checked(area: Area): Area {
  if (area.top < 0 || area.left < 0 || area.bottom >= ROWS || area.right >= COLUMNS || area.bottom < area.top || area.right < area.left) throw invalidArgument(`No such cells: ${JSON.stringify(area)}`);
  return area;
}

function columnOf(text: string): number {
  return [...text].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function intersect(one: Area, other: Area): Area | null {
  const area = { top: Math.max(one.top, other.top), left: Math.max(one.left, other.left), bottom: Math.min(one.bottom, other.bottom), right: Math.min(one.right, other.right) };
  return area.top <= area.bottom && area.left <= area.right ? area : null;
}

export function bounding(one: Area | null, other: Area): Area {
  return one ? { top: Math.min(one.top, other.top), left: Math.min(one.left, other.left), bottom: Math.max(one.bottom, other.bottom), right: Math.max(one.right, other.right) } : other;
}

export const heightOf = ({ top, bottom }: Area): number => bottom - top + 1;
export const widthOf = ({ left, right }: Area): number => right - left + 1;
export const holds = (area: Area, row: number, column: number): boolean => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
