import { describe, expect, test } from "@jest/globals";
import { folderWith, run } from "./run";

const TWO = "Date,Customer,Type,Document,Amount\n2026-01-05,Acme Ltd,Invoice,I1,100\n2026-01-06,Bolt GmbH,Invoice,I2,60\n";
const ONE = "Date,Customer,Type,Document,Amount\n2026-01-05,Acme Ltd,Invoice,I1,100\n";
const LIST = "Date,Document,Amount\n2026-01-05,I1,100\n";
const folder = folderWith({
  "two.csv": TWO, "one.csv": ONE, "customers.csv": "Code,Name,Terms\nC1,Acme Ltd,30\nC2,Bolt GmbH,30\n", "list.csv": LIST,
  "titled.csv": `Statement of account\nFrom: Acme Ltd 2026\n\n${LIST}`, "both.csv": `Acme Ltd to Bolt Co and Acme Ltd\n\n${LIST}`, "Acme Ltd January.csv": LIST,
});
const reconcile = (ledger: string, theirs: string, ...more: string[]) => run("reconcile", "--ledger", folder.at(ledger), "--theirs", folder.at(theirs), "--json", ...more);

describe("a list that names no customer", () => {
  test("belongs to the only customer with entries, however many the customer table lists, and that is said", async () => {
    for (const more of [[], ["--customers", folder.at("customers.csv")]]) {
      const { code, json } = await reconcile("one.csv", "list.csv", ...more);
      expect([code, json.bridge.residual]).toEqual([0, "0.00"]);
      expect(json.told[0]).toContain("the only one with entries in the ledger");
    }
    expect((await reconcile("one.csv", "list.csv", "--customers", folder.at("customers.csv"))).json.customer).toBe("C1");
  });

  test.each([["titled.csv", "From: Acme Ltd 2026"], ["Acme Ltd January.csv", "Acme Ltd January"]])("belongs to the one its title or file names, and that is said: %s", async (file, text) => {
    const { code, json } = await reconcile("two.csv", file);
    expect([code, json.customer, json.told]).toEqual([0, "Acme Ltd", [`The list has no column of customers. It is compared with Acme Ltd, whom "${text}" names.`]]);
    expect((await reconcile("two.csv", file, "--lang", "zh")).json.told).toEqual([`清单没有客户列，按“${text}”中的客户 Acme Ltd 核对。`]);
  });

  test("that nothing names is not guessed: one line that says what to do", async () => {
    const { code, errors } = await reconcile("two.csv", "list.csv");
    expect([code, errors]).toEqual([2, [expect.stringContaining("Choose the customer (on the command line: --customer).")]]);
  });

  test("for which the customer is given says nothing of it", async () => {
    const { json } = await reconcile("two.csv", "titled.csv", "--customer", "Acme Ltd");
    expect([json.customer, json.told]).toEqual(["Acme Ltd", undefined]);
  });
});
