import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { mailAddresses } from "../../src/delivery/mail-address";
import { mailDraft } from "../../src/delivery/mail-draft";
import { mailtoLink } from "../../src/delivery/mailto-link";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const draft = (change: Partial<Parameters<typeof mailDraft>[0]> = {}): string =>
  Buffer.from(mailDraft({ to: ["li@contoso.example"], subject: "Statement", body: "Dear Li,\nhello", attachment: { name: "Contoso.xlsx", mediaType: XLSX, bytes: Uint8Array.of(80, 75, 3, 4) }, ...change })).toString("latin1");

/** The headers of a part, folded lines joined, as a mail program reads them. */
function headersOf(part: string): Record<string, string> {
  const head = part.slice(0, part.indexOf("\r\n\r\n")).replace(/\r\n[ \t]/g, " ");
  return Object.fromEntries(head.split("\r\n").filter((line) => line !== "").map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
}

function partsOf(mail: string): readonly string[] {
  const boundary = /boundary="([^"]+)"/.exec(mail)![1]!;
  return mail.split(`--${boundary}`).slice(1, -1).map((part) => part.replace(/^\r\n/, ""));
}

function wordsDecoded(text: string): string {
  return text.replace(/\?=\s+=\?/g, "?==?").replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, base64: string) => Buffer.from(base64, "base64").toString("latin1")).replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString("utf8"));
}

const bodyOf = (part: string): Buffer => Buffer.from(part.slice(part.indexOf("\r\n\r\n")).replace(/\s/g, ""), "base64");

describe("a draft mail", () => {
  test("is not sent yet, has no sender and no date, and carries text and statement", () => {
    const headers = headersOf(draft());
    expect(headers).toMatchObject({ to: "li@contoso.example", subject: "Statement", "x-unsent": "1", "mime-version": "1.0" });
    expect([headers.from, headers.date]).toEqual([undefined, undefined]);
    const [text, file] = partsOf(draft());
    expect(bodyOf(text!).toString("utf8")).toBe("Dear Li,\r\nhello");
    expect([...bodyOf(file!)]).toEqual([80, 75, 3, 4]);
    expect(headersOf(file!)).toMatchObject({ "content-type": `${XLSX}; name="Contoso.xlsx"`, "content-disposition": "attachment; filename=\"Contoso.xlsx\"" });
  });

  test("a subject beyond ASCII is in encoded words of at most 75 characters, none of which cuts a character", () => {
    const subject = "往来对账单 ST-202606-上海某某贸易有限公司 😀 · Überweisung".repeat(3);
    const mail = draft({ subject });
    const line = /Subject: ((?:.|\r\n )*)\r\nX-/.exec(mail)![1]!;
    for (const word of line.split("\r\n ")) {
      expect(word.length).toBeLessThanOrEqual(75);
      expect(Buffer.from(/\?B\?(.*)\?=/.exec(word)![1]!, "base64").toString("utf8")).not.toContain("\ufffd");
    }
    expect(wordsDecoded(headersOf(mail).subject!)).toBe(subject);
  });

  test("a file name beyond ASCII has the extended form, and encoded words for older programs", () => {
    const name = "上海某某贸易有限公司（华东）对账单.xlsx";
    const headers = headersOf(partsOf(draft({ attachment: { name, mediaType: XLSX, bytes: new Uint8Array(3) } }))[1]!);
    expect(wordsDecoded(/name="(.*)"/.exec(headers["content-type"]!)![1]!)).toBe(name);
    const pieces = [...headers["content-disposition"]!.matchAll(/filename\*(\d+)?\*?=(?:UTF-8'')?([^;]+)/g)].map((match) => match[2]!.trim());
    expect(decodeURIComponent(pieces.join(""))).toBe(name);
  });

  test("the same draft gives the same bytes", () => expect(draft()).toBe(draft()));

  test("no text begins a header or ends a part, whatever it is", () => {
    const nasty = fc.string({ unit: fc.constantFrom("a", "\r", "\n", ":", " ", "-", "=", "_", "\"", "\\", "中", "😀", "\u0000", "Bcc: x@y.example", "--"), maxLength: 80 });
    fc.assert(fc.property(nasty, nasty, nasty, (subject, body, name) => {
      const mail = draft({ subject, body, attachment: { name: `${name}.xlsx`, mediaType: XLSX, bytes: Uint8Array.of(1, 2, 3) } });
      expect(Object.keys(headersOf(mail)).sort()).toEqual(["content-type", "mime-version", "subject", "to", "x-unsent"]);
      const parts = partsOf(mail);
      expect(parts).toHaveLength(2);
      expect(parts.map((part) => Object.keys(headersOf(part)).sort())).toEqual([["content-transfer-encoding", "content-type"], ["content-disposition", "content-transfer-encoding", "content-type"]]);
      expect(mail).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(Math.max(...mail.split("\r\n").map((line) => line.length))).toBeLessThan(200);
    }), { seed: 5, numRuns: 200 });
  });
});

describe("addresses", () => {
  test.each([
    ["li@contoso.example; bob@contoso.example，li@contoso.example", ["li@contoso.example", "bob@contoso.example"]],
    ["<li@contoso.example>", ["li@contoso.example"]],
    ["li@contoso.example\r\nBcc: spy@evil.example", ["li@contoso.example"]],
    ["Li Wei <li@contoso.example>, a@b.example c@d.example", ["li@contoso.example", "a@b.example", "c@d.example"]],
    ["Bcc: <spy@evil.example>", []], ["call li@contoso.example", []],
    ["Li Wei", []], ["a@b", []], ["a..b@c.example", []], ["\"a b\"@c.example", []], ["=HYPERLINK(\"x\")", []], ["a@-b.example", []],
  ])("of %j", (cell, addresses) => expect(mailAddresses(cell)).toEqual(addresses));
});

describe("a mail link", () => {
  test("says the same as the text, line by line", () => {
    const { href, bodyLeftOut } = mailtoLink(["a+b@c.example"], { subject: "Statement & more = 对账单", body: "one\ntwo 'three' #4?" });
    expect(bodyLeftOut).toBe(false);
    expect(href.startsWith("mailto:a%2Bb@c.example?subject=")).toBe(true);
    const query = new URL(href).searchParams;
    expect([query.get("subject"), query.get("body")]).toEqual(["Statement & more = 对账单", "one\r\ntwo 'three' #4?"]);
  });

  test("adds no recipient and no field, whatever the text holds", () => {
    const { href } = mailtoLink([], { subject: "x\r\nBcc: a@b.example&bcc=a@b.example", body: "y&cc=a@b.example\ud800" });
    expect([...new URL(href).searchParams.keys()]).toEqual(["subject", "body"]);
  });

  test("leaves the text out where it is longer than a program takes", () => {
    const { href, bodyLeftOut } = mailtoLink(["a@b.example"], { subject: "s", body: "对".repeat(400) });
    expect([bodyLeftOut, href]).toEqual([true, "mailto:a@b.example?subject=s"]);
  });
});
