import { jsonOfStatePart, statePartXml } from "../workbook/state-part";

/** The JSON kept under a namespace, or null. Where a merge of copies left several parts, the last written one counts. */
export async function readPart(context: Excel.RequestContext, namespace: string): Promise<string | null> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace);
  parts.load("items/id");
  await context.sync();
  const xml = parts.items.at(-1)?.getXml();
  if (!xml) return null;
  await context.sync();
  return jsonOfStatePart(xml.value);
}

/** Keep JSON under a namespace, in one part; null takes it away. */
export async function writePart(context: Excel.RequestContext, namespace: string, json: string | null): Promise<void> {
  const parts = context.workbook.customXmlParts.getByNamespace(namespace);
  parts.load("items/id");
  await context.sync();
  const [kept, ...surplus] = [...parts.items].reverse();
  surplus.forEach((part) => part.delete());
  if (json === null) kept?.delete();
  else if (kept) kept.setXml(statePartXml(namespace, json));
  else context.workbook.customXmlParts.add(statePartXml(namespace, json));
  await context.sync();
}
