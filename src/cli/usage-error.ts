import { CLI_TEXTS } from "../words/cli-words";
import type { Language } from "../words/language";
import { type Params, say } from "../words/texts";

export type CliKey = keyof (typeof CLI_TEXTS)["en"];

/** Wrong usage or unreadable input: one line on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  constructor(
    readonly key: CliKey,
    readonly params: Params = {},
  ) {
    super(key);
  }

  line(language: Language): string {
    return say(CLI_TEXTS, language, this.key, this.params).replace(/\s*\n\s*/g, " ");
  }
}
