import type { Books } from "./books";
import { inSlices, type Stage } from "./in-slices";
import type { Said } from "./mentions";

/** References that have to agree before a name is taken for another name of a party. */
const PROOFS_MIN = 2;

export interface Alias {
  readonly written: string;
  readonly party: number;
  readonly proofs: number;
}

/**
 * Names that resemble none of our parties but always come with one party's documents.
 *
 * Only whole references with the amount count as proof, and a name that ever proves two parties is nobody's (a person who pays for many).
 * Holds: `books.answers` of those names are set; answers the rows whose answer changed as well.
 */
export function* learnAliases(books: Books, said: readonly Said[]): Stage<{ readonly aliases: readonly Alias[]; readonly changed: readonly number[] }> {
  const proofs = new Map<string, Map<number, number>>();
  yield* inSlices(said.length, 10000, (their) => {
    const { mentions } = said[their]!;
    const written = books.theirs.rows[their]!.party;
    if (written === "" || (books.answers[their]!.parties.length > 0 && books.answers[their]!.how !== "text") || mentions.length !== 1 || mentions[0]!.form !== "whole") return;
    const equal = mentions[0]!.rows.filter((row) => Math.abs(books.ours.amount[row]!) === Math.abs(books.theirs.amount[their]!));
    if (equal.length === 0) return;
    const byParty = proofs.get(written) ?? new Map<number, number>();
    const party = books.partyOf[equal[0]!]!;
    byParty.set(party, (byParty.get(party) ?? 0) + 1);
    proofs.set(written, byParty);
  });
  const aliases: Alias[] = [];
  for (const [written, byParty] of proofs) {
    const [only] = byParty;
    if (byParty.size === 1 && only![1] >= PROOFS_MIN) aliases.push({ written, party: only![0], proofs: only![1] });
  }
  const answers = new Map(aliases.map(({ written, party }) => [written, { parties: [party], sure: true, how: "alias" as const }]));
  const changed: number[] = [];
  if (answers.size > 0) {
    yield* inSlices(books.theirs.count, 10000, (their) => {
      const answer = answers.get(books.theirs.rows[their]!.party);
      if (!answer || books.answers[their]!.parties.length > 0) return;
      books.answers[their] = answer;
      changed.push(their);
    });
  }
  return { aliases, changed };
}
