import { expect, test } from "@jest/globals";
import { parseXml, parseXmlSteps } from "../../src/files/xml-tree";

test("a long XML is read with pauses, to the same tree", () => {
  const text = `<list>${"<entry kind='1'><amount>1</amount></entry>".repeat(3000)}</list>`;
  const steps = parseXmlSteps(text, "list.xml");
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses++;
  expect(pauses).toBeGreaterThan(1);
  expect(step.value).toEqual(parseXml(text, "list.xml"));
  expect([step.value.children.length, step.value.children[2999]!.attributes.get("kind")]).toEqual([3000, "1"]);
});
