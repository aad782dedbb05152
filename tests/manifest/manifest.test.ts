import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { RIBBON_COMMANDS } from "../../src/excel/ribbon-requests";
import { all, type Element, one, parseXml } from "./xml-tree";

const ROOT = path.join(__dirname, "..", "..");
const BASE = "https://localhost:3000/";
const SIZES = ["16", "20", "24", "32", "40", "48", "64", "80"];
const xml = fs.readFileSync(path.join(ROOT, "manifest.xml"), "utf8");
const manifest = parseXml(xml);
const overrides = one(manifest, "VersionOverrides");
const host = one(overrides, "Hosts", "Host");
const resources = one(overrides, "Resources");

/** The order that Office asks for; children outside the list are not known to it. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: ["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions", "VersionOverrides", "ExtendedOverrides"],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  ExtensionPoint: ["Script", "Page", "Metadata", "Namespace", "CustomTab", "OfficeMenu"],
  CustomTab: ["Group", "Label", "InsertAfter"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["TaskpaneId", "SourceLocation", "FunctionName"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
};
const elements = (element: Element): Element[] => [element, ...element.children.flatMap(elements)];
const everything = elements(manifest);

/** A resid leads to this kind of resource, by the element that has it. */
function kindOf(parent: Element, element: Element): string {
  if (element.name === "bt:Image") return "bt:Image";
  if (["SourceLocation", "FunctionFile", "LearnMoreUrl", "Runtime"].includes(element.name)) return "bt:Url";
  return element.name === "Description" ? "long" : parent.name === "OfficeApp" ? "" : "short";
}

function residents(): { readonly resid: string; readonly kind: string }[] {
  return everything.flatMap((parent) => parent.children.filter(({ attributes }) => attributes.resid !== undefined).map((element) => ({ resid: element.attributes.resid!, kind: kindOf(parent, element) })));
}

function idsOf(section: string): string[] {
  return one(resources, section).children.map(({ attributes }) => attributes.id!);
}

describe("the manifest", () => {
  test("stands in the order that Office reads, with nothing it does not know", () => {
    const wrong = everything.filter(({ name }) => ORDER[name] !== undefined).flatMap((element) => {
      const places = element.children.map((child) => ORDER[element.name]!.indexOf(child.name));
      return places.every((place, index) => place >= 0 && (index === 0 || place >= places[index - 1]!)) ? [] : [`${element.name}: ${element.children.map(({ name }) => name).join(", ")}`];
    });
    expect(wrong).toEqual([]);
  });

  test("has an id, a version, and asks for what the add-in needs", () => {
    expect(one(manifest, "Id").text).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(one(manifest, "Version").text).toMatch(/^[1-9]\d*\.\d+\.\d+\.\d+$/);
    expect(one(manifest, "DefaultLocale").text).toBe("en-US");
    expect(all(one(manifest, "Requirements"), "Set").map(({ attributes }) => [attributes.Name, attributes.MinVersion])).toEqual([["SharedRuntime", "1.1"], ["ExcelApi", "1.13"]]);
    expect(one(manifest, "Permissions").text).toBe("ReadWriteDocument");
  });

  test("every resid leads to a resource of its kind, and every resource is used", () => {
    const known = { "bt:Image": idsOf("bt:Images"), "bt:Url": idsOf("bt:Urls"), short: idsOf("bt:ShortStrings"), long: idsOf("bt:LongStrings") };
    const used = residents();
    expect(used.filter(({ resid, kind }) => !known[kind as "short"]?.includes(resid))).toEqual([]);
    const usedIds = new Set(used.map(({ resid }) => resid));
    expect(Object.values(known).flat().filter((id) => !usedIds.has(id))).toEqual([]);
  });

  test("ids are unique and no text is longer than Office takes", () => {
    const ids = Object.values(["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"]).flatMap(idsOf);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index || id.length > 32)).toEqual([]);
    const controls = ["CustomTab", "Group", "Control"].flatMap((name) => all(host, name)).map(({ attributes }) => attributes.id!);
    expect(controls.filter((id, index) => controls.indexOf(id) !== index || id.length > 125)).toEqual([]);
    const tooLong = (element: Element, max: number): string[] => [element, ...element.children].map(({ attributes }) => attributes.DefaultValue ?? attributes.Value ?? "").filter((text) => text.length > max);
    expect(all(one(resources, "bt:ShortStrings"), "bt:String").flatMap((text) => tooLong(text, 125))).toEqual([]);
    expect(all(one(resources, "bt:LongStrings"), "bt:String").flatMap((text) => tooLong(text, 250))).toEqual([]);
    expect([...tooLong(one(manifest, "DisplayName"), 125), ...tooLong(one(manifest, "Description"), 250)]).toEqual([]);
  });

  test("every text has its Chinese, in the full locale; only the namespace is the same everywhere", () => {
    const strings = [...all(resources, "bt:String"), one(manifest, "DisplayName"), one(manifest, "Description")];
    const without = strings.filter(({ children }) => children.length !== 1).map(({ attributes }) => attributes.id);
    expect(without).toEqual(["Functions.Namespace"]);
    const locales = everything.filter(({ name }) => /Override$/.test(name)).map(({ attributes }) => attributes.Locale);
    expect(new Set(locales)).toEqual(new Set(["zh-CN"]));
    expect(all(resources, "Override")).toEqual([]);
    expect(strings.flatMap(({ children }) => children).filter(({ attributes }) => !/[\u4e00-\u9fff]/.test(attributes.Value!))).toEqual([]);
  });

  test("pane, ribbon and cell functions are one page", () => {
    const pages = [...all(host, "Runtime"), one(host, "DesktopFormFactor", "FunctionFile"), ...all(host, "Action").flatMap(({ children }) => children.filter(({ name }) => name === "SourceLocation")), ...all(host, "Page").flatMap(({ children }) => children)];
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(new Set(pages.map(({ attributes }) => attributes.resid))).toEqual(new Set(["Taskpane.Url"]));
    expect(all(host, "Runtime")[0]!.attributes.lifetime).toBe("long");
  });

  test("the tab has the six commands, and the cell menu the statement; each function is there", () => {
    const titles = (element: Element): string[] => all(element, "Control").map(({ attributes }) => attributes.id!.replace(/^.*\./, ""));
    expect(titles(all(host, "CustomTab")[0]!)).toEqual(["Open", "Refresh", "Statement", "Reconcile", "Clear", "Repair"]);
    expect(titles(all(host, "OfficeMenu")[0]!)).toEqual(["Statement"]);
    const functions = new Set(all(host, "FunctionName").map(({ text }) => text));
    expect(functions).toEqual(new Set(RIBBON_COMMANDS));
  });

  test("icons have every size and are as large as they say", () => {
    const urls = new Map(all(resources, "bt:Image").filter(({ attributes }) => attributes.id).map(({ attributes }) => [attributes.id!, attributes.DefaultValue!]));
    for (const icon of all(host, "Icon")) expect(icon.children.map(({ attributes }) => attributes.size)).toEqual(SIZES);
    const shown = all(host, "bt:Image").map(({ attributes }) => ({ size: Number(attributes.size), file: urls.get(attributes.resid!)! }));
    const product = [{ size: 32, file: one(manifest, "IconUrl").attributes.DefaultValue! }, { size: 64, file: one(manifest, "HighResolutionIconUrl").attributes.DefaultValue! }, { size: 128, file: `${BASE}assets/icon-128.png` }];
    expect([...shown, ...product].filter(({ size, file }) => pixelsOf(file) !== `${size}×${size}`)).toEqual([]);
  });

  test("addresses are the development server's, and lead to files that are there or that the build makes", () => {
    const urls = everything.flatMap(({ attributes }) => [attributes.DefaultValue, attributes.Value]).filter((value): value is string => /^https?:/.test(value ?? ""));
    expect(urls.filter((url) => !url.startsWith(BASE))).toEqual([]);
    const built = ["taskpane.html", "taskpane.js", "functions.json", "functions.zh-CN.json", "help/index.html", "help/index.zh-CN.html"];
    expect(urls.map((url) => url.slice(BASE.length)).filter((file) => !built.includes(file) && !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  test("the build fills in the address it is given, and refuses one without https", () => {
    const config = configFor({ base: "https://example.com/ledger" });
    const filled = config.transform(Buffer.from(xml));
    expect(filled).not.toContain("localhost");
    expect(all(parseXml(filled), "bt:Url").map(({ attributes }) => attributes.DefaultValue)).toContain("https://example.com/ledger/taskpane.html");
    expect(one(parseXml(filled), "AppDomains", "AppDomain").text).toBe("https://example.com");
    expect(() => configFor({ base: "http://example.com/" })).toThrow("https only");
  });

  test("the page loads office.js from Microsoft unless told otherwise, and its policy allows no other scripts", () => {
    expect(configFor({}).page).toMatchObject({ officeJs: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js" });
    const { officeJs, policy } = configFor({ officejs: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js" }).page;
    expect(officeJs).toContain("partner.office365.cn");
    expect(policy).toContain("script-src 'self' https://appsforoffice.cdn.partner.office365.cn ");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
    expect(policy).toContain("default-src 'self'");
  });
});

interface PagePlugin {
  readonly userOptions?: { readonly officeJs: string; readonly policy: string };
  readonly patterns?: readonly { readonly to?: string; readonly transform?: (content: Buffer) => string }[];
}

function configFor(env: object) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const configurations = require("../../webpack.config.js") as (env: object) => readonly { readonly plugins: readonly PagePlugin[] }[];
  const { plugins } = configurations({ part: "excel", ...env })[0]!;
  return {
    page: plugins.find(({ userOptions }) => userOptions)!.userOptions!,
    transform: plugins.flatMap(({ patterns }) => patterns ?? []).find(({ to }) => to === "manifest.xml")!.transform!,
  };
}

/** From the header of a PNG. */
function pixelsOf(url: string): string {
  const bytes = fs.readFileSync(path.join(ROOT, url.slice(BASE.length)));
  return bytes.subarray(1, 4).toString() === "PNG" ? `${bytes.readUInt32BE(16)}×${bytes.readUInt32BE(20)}` : "no PNG";
}
