import type { RangeWords } from "../grid/next-list";
import { isTotalWord } from "./entry-words";
import { completesSides, isListHeader, makesOne, scoreHeader } from "./score-header";

/** What rows of a plain sheet or text file are to a ledger: its headers and its totals. */
export const RANGE_WORDS: RangeWords = { known: scoreHeader, isList: (headers) => isListHeader(headers), makesOne, completesSides, isTotal: isTotalWord };
