import { describe } from "@jest/globals";
import { runTextCases } from "../build/text-cases";

describe("aging, in cases", () => runTextCases("aging"));
