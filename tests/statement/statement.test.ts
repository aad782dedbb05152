import { describe } from "@jest/globals";
import { runTextCases } from "../build/text-cases";

describe("statement, in cases", () => runTextCases("statement"));
