import { describe, expect, test } from "@jest/globals";
import { PartyNames } from "../../src/reconciliation/find-party";
import { partyKey } from "../../src/reconciliation/party-key";

const OURS = ["Northwind Furniture GmbH", "Proseware Packaging LLC", "Proseware Packaging Ltd", "Adventure Instruments Co., Ltd.", "广州市恒通建材有限公司", "广州市恒信建材有限公司", "广州市恒通建材股份有限公司", "杭州瑞丰医疗器械有限公司", "通用（中国）机械有限公司"];
const names = new PartyNames();
OURS.forEach((name, party) => names.add(party, name));
const found = (written: string): readonly string[] => names.find(written).parties.map((party) => OURS[party]!);

describe("a written name means", () => {
  test.each([
    ["NORTHWIND FURNITURE GMBH", ["Northwind Furniture GmbH"]],
    ["Ｎｏｒｔｈｗｉｎｄ　Ｆｕｒｎｉｔｕｒｅ", ["Northwind Furniture GmbH"]],
    ["Northwnd Furniture GmbH", ["Northwind Furniture GmbH"]],
    ["Northw Furniture", ["Northwind Furniture GmbH"]],
    ["Proseware Packaging Limited", ["Proseware Packaging Ltd"]],
    ["Proseware Packaging", ["Proseware Packaging LLC", "Proseware Packaging Ltd"]],
    ["ADVENTURE INSTRUMENTS COMPANY LIMITED", ["Adventure Instruments Co., Ltd."]],
    ["廣州市恆通建材有限公司", ["广州市恒通建材有限公司"]],
    ["广州恒信建材", ["广州市恒信建材有限公司"]],
    ["广州市恒通建材股份有限公司（往来）", ["广州市恒通建材股份有限公司"]],
    ["瑞丰医疗器械", ["杭州瑞丰医疗器械有限公司"]],
    ["杭州瑞 丰医疗器械有限公司", ["杭州瑞丰医疗器械有限公司"]],
    ["通用(中国)机械有限公司", ["通用（中国）机械有限公司"]],
    ["王芳", []],
    ["Tax office", []],
    ["", []],
  ])("%s → %j", (written, expected) => {
    expect(found(written)).toEqual(expected);
  });

  test("only what it says for certain: a shortened name contradicts nobody", () => {
    expect(names.find("Northwind Furniture GmbH").sure).toBe(true);
    expect(names.find("瑞丰医疗器械").sure).toBe(false);
  });
});

test("legal forms are read in their usual spellings", () => {
  expect(["Alder Ltd", "Alder Limited", "ALDER LTD."].map((name) => partyKey(name).full)).toEqual(["ALDER~LTD", "ALDER~LTD", "ALDER~LTD"]);
  expect(partyKey("Müller & Söhne GmbH & Co. KG").core).toBe("MULLERANDSOHNE");
});
