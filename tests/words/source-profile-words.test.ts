import { expect, test } from "@jest/globals";
import { SOURCE_PROFILES } from "../../src/sources/registry";
import { profileText, SOURCE_PROFILE_TEXTS } from "../../src/words/source-profile-words";

test("every layout of the registry has a name in both languages", () => {
  expect(SOURCE_PROFILES.map(({ id }) => id).filter((id) => !Object.hasOwn(SOURCE_PROFILE_TEXTS.en, id))).toEqual([]);
  expect(profileText("bank-ccb", "zh")).toBe("建设银行");
});
