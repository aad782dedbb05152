import { describe } from "@jest/globals";
import { runTextCases } from "../build/text-cases";

describe("settling, in cases", () => runTextCases("settle"));
