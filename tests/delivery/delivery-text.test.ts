import { describe, expect, test } from "@jest/globals";
import { CHANNELS, deliveryText, STAGES } from "../../src/delivery/delivery-text";
import type { LedgerRow } from "../build/make-ledger";
import { expectGolden } from "../sheets/golden";
import { factsOf, LETTERHEAD, ROWS } from "./delivery-parts";

describe("texts for the customer", () => {
  test.each(["en", "zh"] as const)("every channel and stage in %s", (language) => {
    const facts = factsOf();
    const texts = CHANNELS.flatMap((channel) => STAGES.map((stage) => {
      const { subject, body } = deliveryText(facts, { channel, stage, language })!;
      return `=== ${channel}, ${stage}${subject === "" ? "" : `\nSubject: ${subject}`}\n${body}\n`;
    }));
    expectGolden(`texts-${language}`, texts.join("\n"), "delivery");
  });

  test("a bilingual text gives the Chinese first", () => {
    expect(deliveryText(factsOf(), { channel: "sms", stage: "statement", language: "bilingual" })!.body.split("\n\n").map((part) => part.slice(0, 12))).toEqual(["【Harbour Tool", "Harbour Tool"].map((part) => part.slice(0, 12)));
  });

  test("what may be demanded is the matured undisputed items less open credits", () => {
    const [dollars, yen] = factsOf().accounts;
    expect(dollars!.demand).toMatchObject({ amountMinor: 150025, creditsMinor: 10025, disputedMinor: 9000 });
    expect(dollars!.demand!.items.map(({ document }) => document)).toEqual(["INV-1", "INV-2"]);
    expect(yen).toMatchObject({ closingMinor: -5000, demand: null });
  });

  test("nothing is reminded of where credits cover what is overdue; a statement still goes out", () => {
    const facts = factsOf({ rows: [...ROWS.slice(0, 2), { customer: "Contoso", date: "2026-06-20", type: "payment", document: "RC-2", amount: "-2000" }] });
    expect(STAGES.map((stage) => deliveryText(facts, { channel: "email", stage, language: "en" }) !== null)).toEqual([true, false, false, false, false]);
    expect(deliveryText(facts, { channel: "sms", stage: "statement", language: "en" })!.body).toContain("USD 399.50 in your favour");
  });

  test("a confirmation asks to confirm a balance", () => {
    expect(deliveryText(factsOf({ kind: "confirmation" }), { channel: "email", stage: "statement", language: "en" })!.subject).toBe("Confirmation of balance ST-202606-Contoso - Harbour Tools Ltd");
  });

  test("without a letterhead and a contact nothing is left blank in the text", () => {
    const bare = factsOf({ letterhead: { ...LETTERHEAD, name: "", contact: "", bankName: "", bankAccount: "", bankAccountName: "" }, customer: { name: "", contact: "" } });
    for (const channel of CHANNELS) expect(deliveryText(bare, { channel, stage: "reminder-1", language: "en" })!.body).not.toMatch(/\{|undefined| ,|^: |\(\)/);
  });

  test("a name cannot add lines, headers or markup of its own: it stays text on one line", () => {
    const evil = "=cmd|' /C calc'!A0\r\nBcc: all@evil.example\u2028<b>x</b>";
    const { subject, body } = deliveryText(factsOf({ letterhead: { ...LETTERHEAD, name: evil }, customer: { name: evil, contact: evil } }), { channel: "letter", stage: "final", language: "en" })!;
    expect(subject).not.toMatch(/[\r\n\u2028]/);
    expect(body.split("\n").filter((line) => line.startsWith("Bcc:"))).toEqual([]);
    expect(subject).toContain("=cmd|' /C calc'!A0 Bcc: all@evil.example <b>x</b>");
  });
});

test("where write-offs are left out of statements, a reminder demands what they had taken off", () => {
  const rows: LedgerRow[] = [
    { customer: "Contoso", date: "2026-03-02", type: "invoice", document: "INV-1", due: "2026-04-01", amount: "300" },
    { customer: "Contoso", date: "2026-06-10", type: "write-off", document: "WO-1", amount: "-100", appliesTo: "INV-1" },
  ];
  const demanded = (showWriteOffs: boolean): unknown => factsOf({ rows, showWriteOffs }).accounts.map(({ demand }) => [demand!.amountMinor, demand!.items.map(({ openMinor }) => openMinor)]);
  expect(demanded(true)).toEqual([[20000, [20000]]]);
  expect(demanded(false)).toEqual([[30000, [30000]]]);
});
