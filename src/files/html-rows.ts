import type { RawCell } from "../grid/table";
import { unescapeXml } from "./xml-text";

/** Wider than any export; what claims to span more is no table. */
const SPAN_MAX = 1000;
/** A bound on what stands in a tag keeps damaged files from being searched again and again. */
const TAG = /<(\/?)([a-z][a-z0-9]*)\b([^<>]{0,4000})>/iy;
const UNSEEN = /^(script|style)$/i;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: " ", yen: "¥", euro: "€", pound: "£", ensp: " ", emsp: " ", middot: "·", ndash: "–", mdash: "—" };

/** A table of HTML that many portals call .xls. */
export function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, 20_000);
  return /^\s*(?:<!--|<!DOCTYPE\s+html|<html|<head|<meta|<style|<table|<div|<body)/i.test(start) && /<(?:table|html|body)\b/i.test(start);
}

/**
 * The rows of every table of an HTML text, in order, their cells as text.
 *
 * A cell that spans several columns or rows stands in the first; the others are blank, as in a sheet with merged cells.
 */
export function htmlRows(text: string): readonly (readonly RawCell[])[] {
  const reader = new TableReader();
  let position = 0;
  while (position < text.length) {
    const next = text.indexOf("<", position);
    reader.text(text.slice(position, next < 0 ? text.length : next));
    if (next < 0) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(text);
    if (text.startsWith("<!--", next)) position = behind(text, "-->", next) ?? text.length;
    else if (!tag) {
      reader.text("<");
      position = next + 1;
    } else {
      const [, slash, name, attributes] = tag;
      position = (UNSEEN.test(name!) && slash === "" ? behind(text, `</${name}>`, next) : null) ?? TAG.lastIndex;
      reader.tag(name!.toLowerCase(), slash === "/", attributes!);
    }
  }
  reader.end();
  return reader.rows;
}

/** The place behind a mark; null where it never comes. */
function behind(text: string, mark: string, from: number): number | null {
  const at = text.indexOf(mark, from);
  return at < 0 ? null : at + mark.length;
}

class TableReader {
  readonly rows: RawCell[][] = [];
  private row: RawCell[] | null = null;
  private cell: string | null = null;
  private span = 1;
  /** For each column how many more rows a cell from above reaches down. */
  private reaching: number[] = [];
  private down = 1;

  text(text: string): void {
    if (this.cell !== null) this.cell += text;
  }

  tag(name: string, closing: boolean, attributes: string): void {
    if (name === "br" && this.cell !== null) this.cell += "\n";
    else if (name === "td" || name === "th") {
      this.endCell();
      if (closing) return;
      this.row ??= [];
      this.cell = "";
      this.span = spanOf(attributes, "colspan");
      this.down = spanOf(attributes, "rowspan");
    } else if (name === "tr" || name === "table") {
      this.end();
      if (name === "table") this.reaching = [];
      else if (!closing) this.row = [];
    }
  }

  end(): void {
    this.endCell();
    if (this.row) {
      this.skipReached();
      this.rows.push(this.row);
    }
    this.row = null;
  }

  private endCell(): void {
    if (this.cell === null || !this.row) return;
    this.skipReached();
    const first = this.row.length;
    this.row.push(plain(this.cell));
    while (this.row.length < first + this.span) this.row.push(null);
    if (this.down > 1) for (let column = first; column < first + this.span; column++) this.reaching[column] = this.down - 1;
    this.cell = null;
  }

  /** Columns that a cell from above covers are blank here. */
  private skipReached(): void {
    while ((this.reaching[this.row!.length] ?? 0) > 0) {
      this.reaching[this.row!.length]!--;
      this.row!.push(null);
    }
  }
}

function spanOf(attributes: string, name: string): number {
  const span = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(1, span), SPAN_MAX);
}

function plain(markup: string): RawCell {
  const text = unescapeXml(markup.replace(/[\t\r\n ]+/g, (blanks) => (/^\n$/.test(blanks) ? "\n" : " ")).replace(/&([a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)).trim();
  return text === "" ? null : text;
}
