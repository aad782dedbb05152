import { describe, expect, test } from "@jest/globals";
import { statementNumber } from "../../src/sheets/statement-number";
import { logoPicture } from "../../src/sheets/logo";
import { day } from "./small-ledger";

describe("the number of a statement", () => {
  test.each([
    ["activity", "2026-10-01", "2026-10-31", "C001", "ST-202610-C001"],
    ["activity", "2026-02-01", "2026-02-28", "C001", "ST-202602-C001"],
    ["activity", "2026-10-01", "2026-10-15", "C001", "ST-20261001-20261015-C001"],
    ["balance-forward", "2026-07-01", "2026-09-30", "C001", "BF-20260701-20260930-C001"],
    ["open-item", "2026-01-01", "2026-10-31", "C001", "OI-20261031-C001"],
    ["confirmation", "2025-01-01", "2026-10-31", "青禾机械", "CF-20261031-青禾机械"],
    ["dunning", "2025-01-01", "2026-10-31", " A  B ", "DN-20261031-A B"],
    ["transactions", "2026-10-01", "2026-10-31", "C001", "TR-202610-C001"],
  ] as const)("%s %s … %s of %s is %s", (kind, from, to, customer, number) => {
    expect(statementNumber({ kind, from: day(from), to: day(to), customer })).toBe(number);
  });
});

describe("the logo of a letterhead", () => {
  const png = (width: number, height: number): string => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255]).toString("base64");
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 50, 0, 100, 3, 0, 0, 0]).toString("base64");

  test("keeps its proportions within the heading", () => {
    expect(logoPicture(png(400, 100), "logo")).toMatchObject({ format: "png", widthPoints: 160, heightPoints: 40 });
    expect(logoPicture(png(900, 100), "logo")).toMatchObject({ widthPoints: 180, heightPoints: 20 });
    expect(logoPicture(jpeg, "logo")).toMatchObject({ format: "jpeg", widthPoints: 80, heightPoints: 40 });
  });

  test("a data address is read like plain base64", () => {
    expect(logoPicture(`data:image/png;base64,${png(100, 100)}`, "logo")).toMatchObject({ base64: png(100, 100) });
  });

  test.each([["text", "bm90IGFuIGltYWdl"], ["not base64", "§§§"], ["nothing", ""], ["a picture without size", png(0, 0)], ["a cut JPEG", "/9j/4AAQ"]])("%s is no picture", (_what, base64) => {
    expect(logoPicture(base64, "logo")).toBeNull();
  });
});
