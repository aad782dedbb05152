/**
 * The rules of DOMAIN.md told a second time, slowly and plainly, to check the engine against.
 *
 * Imports nothing from `src/`: amounts are BigInt in minor units, days are ISO texts ("" is before every day), lists are searched from
 * end to end.
 */
export interface PlainDocument {
  readonly row: number;
  readonly customer: string;
  readonly account: string;
  readonly day: string;
  readonly documentDay: string;
  readonly due: string;
  readonly kind: string;
  readonly number: string;
  readonly appliesTo: string;
  /** + the customer owes more. */
  readonly amount: bigint;
  /** Minor units in one unit of its currency. */
  readonly perUnit: bigint;
}

export interface PlainAllocation {
  readonly row: number;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly units: bigint;
}

export interface PlainInstalment {
  readonly number: string;
  readonly due: string;
  readonly units: bigint;
}

interface Taken {
  readonly credit: PlainDocument;
  readonly debit: PlainDocument;
  amount: bigint;
  readonly day: string;
  /** The bounced receipt's claim: the receipt may be applied automatically until then. */
  readonly bounce: boolean;
}

interface Pair {
  readonly credit: PlainDocument;
  readonly debit: PlainDocument;
}

export interface PlainBook {
  readonly documents: readonly PlainDocument[];
  readonly allocations: readonly PlainAllocation[];
  readonly instalments: readonly PlainInstalment[];
  readonly automatic: boolean;
  readonly recorded: boolean;
}

const REVERSERS = ["payment", "credit note", "write-off", "credit adjustment"];
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
const least = (...amounts: bigint[]): bigint => amounts.reduce((low, amount) => (amount < low ? amount : low));
const latest = (...days: string[]): string => days.reduce((high, day) => (day > high ? day : high));
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Open amounts by row at the end of a day, signed; 0 for what comes later. */
export function plainOpen(book: PlainBook, asOf: string): Map<number, bigint> {
  const claims = explicitClaims(book);
  const taken = book.automatic ? [...claims, ...automaticOnes(book, claims)] : claims;
  return new Map(book.documents.map((document) => {
    if (document.day > asOf) return [document.row, 0n];
    const applied = taken.filter((one) => one.day <= asOf && (one.credit === document || one.debit === document)).reduce((sum, { amount }) => sum + amount, 0n);
    return [document.row, document.amount < 0n ? document.amount + applied : document.amount - applied];
  }));
}

/** Parts of a document in due order, made to sum to its amount. */
export function plainParts({ documents, instalments }: PlainBook, document: PlainDocument): { due: string; amount: bigint }[] {
  const owner = (number: string): PlainDocument | undefined => {
    const all = documents.filter((candidate) => candidate.number === number);
    if (new Set(all.map(({ customer }) => customer)).size > 1) return undefined;
    return byAccount(all, documents).find((candidate) => candidate.amount > 0n);
  };
  const parts: { due: string; amount: bigint }[] = [];
  let left = document.amount;
  const mine = instalments.filter(({ number }) => owner(number) === document);
  for (const { due, units } of [...mine].sort((one, other) => inOrder(one.due, other.due))) {
    const part = least(left, units * document.perUnit);
    if (part > 0n) parts.push({ due, amount: part });
    left -= part;
  }
  if (mine.length > 0 && left > 0n) parts.push({ due: document.due, amount: left });
  return parts.sort((one, other) => inOrder(one.due, other.due));
}

/** Documents as they are looked up: account after account in the order these first occur, in each by day, debits first, then row. */
function byAccount(some: readonly PlainDocument[], all: readonly PlainDocument[]): PlainDocument[] {
  const accounts = [...new Set(all.map(({ account }) => account))];
  return [...some].sort((one, other) => accounts.indexOf(one.account) - accounts.indexOf(other.account) || byArrival(one, other));
}

function byArrival(one: PlainDocument, other: PlainDocument): number {
  return inOrder(one.day, other.day) || (one.amount < 0n ? 1 : 0) - (other.amount < 0n ? 1 : 0) || one.row - other.row;
}

function explicitClaims(book: PlainBook): Taken[] {
  const claims: Taken[] = [];
  /** What no claim takes on the day or later. */
  const free = (document: PlainDocument, day: string): bigint => {
    const mine = claims.filter((claim) => claim.credit === document || claim.debit === document);
    const openAt = (when: string): bigint => mine.filter((claim) => claim.day <= when).reduce((open, { amount }) => open - amount, size(document.amount));
    return least(...[day, ...mine.map((claim) => claim.day).filter((when) => when > day)].map(openAt));
  };
  const claim = (credit: PlainDocument, debit: PlainDocument, { amount, day, bounce = false }: { amount: bigint; day: string; bounce?: boolean }): bigint => {
    if (amount > 0n) claims.push({ credit, debit, amount, day, bounce });
    return amount > 0n ? amount : 0n;
  };
  const takeBack = (pairs: readonly Pair[], { amount, dayOf }: { amount: bigint; dayOf: (pair: Pair) => string }): void => {
    let left = amount;
    for (const pair of pairs) {
      const mine = claims.filter((one) => one.credit === pair.credit && one.debit === pair.debit);
      const back = least(left, mine.reduce((sum, one) => sum + one.amount, 0n));
      if (back <= 0n) continue;
      claims.push({ ...pair, amount: -back, day: latest(dayOf(pair), ...mine.map((one) => one.day)), bounce: false });
      left -= back;
    }
  };
  const rows = book.allocations.flatMap((row) => {
    const pairs = pairsOf(book, row);
    const dayOf = (pair: Pair): string => latest(pair.credit.day, pair.debit.day, book.recorded ? row.day : "");
    return pairs.length > 0 ? [{ row, pairs, dayOf }] : [];
  });
  rows.sort((one, other) => inOrder(one.dayOf(one.pairs[0]!), other.dayOf(other.pairs[0]!)) || one.row.row - other.row.row);
  for (const { row, pairs, dayOf } of rows) {
    let left = row.units * pairs[0]!.credit.perUnit;
    if (left < 0n) {
      takeBack(pairs, { amount: -left, dayOf });
      continue;
    }
    for (const pair of pairs) left -= claim(pair.credit, pair.debit, { amount: least(left, free(pair.credit, dayOf(pair)), free(pair.debit, dayOf(pair))), day: dayOf(pair) });
  }
  for (const document of byAccount(book.documents, book.documents)) {
    const targets = namedBy(book, document);
    if (document.amount < 0n) {
      for (const debit of targets) {
        const day = latest(document.day, debit.day);
        claim(document, debit, { amount: least(free(document, day), free(debit, day)), day });
      }
      continue;
    }
    const bounces = REVERSERS.includes(document.kind);
    const rest = (credit: PlainDocument): bigint => least(free(document, document.day), free(credit, latest(document.day, credit.day)));
    for (const credit of targets) claim(credit, document, { amount: rest(credit), day: latest(document.day, credit.day), bounce: bounces });
    if (!bounces && document.kind !== "refund") continue;
    for (const credit of targets) {
      const before = claims.filter((one) => one.credit === credit && one.debit !== document);
      const debits = [...new Set([...before].reverse().map(({ debit }) => debit))]
        .map((debit) => ({ debit, mine: before.filter((one) => one.debit === debit) }))
        .map(({ debit, mine }) => ({ debit, amount: mine.reduce((sum, one) => sum + one.amount, 0n), day: latest(...mine.map((one) => one.day)) }))
        .sort((one, other) => inOrder(other.day, one.day));
      for (const { debit, amount, day } of debits) {
        const back = least(free(document, document.day), amount);
        if (back <= 0n) continue;
        claims.push({ credit, debit, amount: -back, day: latest(document.day, day), bounce: false });
        claim(credit, document, { amount: least(back, rest(credit)), day: latest(document.day, credit.day) });
      }
    }
  }
  return claims;
}

function namedBy({ documents }: PlainBook, document: PlainDocument): PlainDocument[] {
  if (document.appliesTo === "") return [];
  const same = documents.filter((other) => other.customer === document.customer && other.number === document.appliesTo);
  return byAccount(same, documents).filter((other) => other.account === document.account && other.amount < 0n !== document.amount < 0n);
}

function pairsOf({ documents }: PlainBook, { from, to }: PlainAllocation): Pair[] {
  const sides = [from, to].map((number) => byAccount(documents.filter((document) => document.number === number), documents));
  if (sides.some((side) => new Set(side.map(({ customer }) => customer)).size !== 1)) return [];
  const cross = (lefts: PlainDocument[], rights: PlainDocument[]): Pair[] =>
    lefts.filter(({ amount }) => amount < 0n).flatMap((credit) => rights.filter(({ amount }) => amount > 0n).map((debit) => ({ credit, debit })));
  const straight = cross(sides[0]!, sides[1]!);
  return (straight.length > 0 ? straight : cross(sides[1]!, sides[0]!)).filter(({ credit, debit }) => credit.account === debit.account);
}

/** Goes through all days of an account; on each what is new meets what waits. */
function automaticOnes(book: PlainBook, claims: readonly Taken[]): Taken[] {
  const made: Taken[] = [];
  for (const account of new Set(book.documents.map((document) => document.account))) {
    const documents = book.documents.filter((document) => document.account === account).sort(byArrival);
    const waiting = new Map<PlainDocument, bigint>();
    /** What claims leave alone on a day and later; a bounce takes only from its day. */
    const free = (document: PlainDocument, day: string): bigint => {
      const mine = claims.filter((one) => one.credit === document || one.debit === document);
      const counted = mine.filter((one) => !(one.bounce && one.credit === document && document.day < one.day));
      const least_ = (list: readonly Taken[], when: string): bigint => least(...[when, ...list.map((one) => one.day).filter((later) => later > when)]
        .map((moment) => list.filter((one) => one.day <= moment).reduce((open, { amount }) => open - amount, size(document.amount))));
      const bounced = mine.filter((one) => !counted.includes(one)).reduce((sum, { amount }) => sum + amount, 0n);
      return least_(mine, day) + bounced;
    };
    const arrive = (document: PlainDocument, amount: bigint, day: string): void => {
      let left = amount;
      const others = (): PlainDocument[] => [...waiting.keys()].filter((other) => waiting.get(other)! > 0n && other.amount < 0n !== document.amount < 0n);
      const apply = (other: PlainDocument, part: bigint): void => {
        const [credit, debit] = document.amount < 0n ? [document, other] : [other, document];
        made.push({ credit, debit, amount: part, day, bounce: false });
        waiting.set(other, waiting.get(other)! - part);
        left -= part;
      };
      const equal = others().filter((other) => waiting.get(other) === left);
      if (equal.length === 1) apply(equal[0]!, left);
      while (left > 0n && others().length > 0) {
        const keyOf = (other: PlainDocument): [string, string, string, number] => [
          other.amount < 0n ? other.documentDay : (openPart(book, other, waiting.get(other)!)?.due ?? other.due), other.documentDay, other.number, other.row,
        ];
        const first = others().reduce((best, other) => (before(keyOf(other), keyOf(best)) ? other : best));
        const part = first.amount > 0n ? openPart(book, first, waiting.get(first)!)?.left : undefined;
        apply(first, least(left, waiting.get(first)!, part ?? left));
      }
      if (left > 0n) waiting.set(document, (waiting.get(document) ?? 0n) + left);
    };
    const bounce = ({ credit, amount, day }: Taken): void => {
      let left = amount - least(amount, waiting.get(credit) ?? 0n);
      waiting.set(credit, (waiting.get(credit) ?? 0n) - (amount - left));
      const freed: { debit: PlainDocument; amount: bigint }[] = [];
      const mine = made.filter((one) => one.credit === credit && one.amount > 0n);
      const undone = made.filter((one) => one.credit === credit && one.amount < 0n);
      // What was taken back before came off the latest applications first.
      let gone = undone.reduce((sum, one) => sum - one.amount, 0n);
      for (const one of [...mine].reverse()) {
        const skipped = least(gone, one.amount);
        gone -= skipped;
        const back = least(left, one.amount - skipped);
        if (back <= 0n) continue;
        left -= back;
        made.push({ credit, debit: one.debit, amount: -back, day, bounce: false });
        freed.push({ debit: one.debit, amount: back });
      }
      for (const { debit, amount: part } of freed) arrive(debit, part, day);
    };
    const days = [...new Set([...documents.map(({ day }) => day), ...claims.map(({ day }) => day)])].sort(inOrder);
    days.forEach((day, place) => {
      const bounces = claims.filter((one) => one.bounce && one.day === day && one.credit.account === account && one.credit.day < day);
      const order = [...documents].sort((one, other) => one.row - other.row);
      [...bounces].sort((one, other) => one.credit.row - other.credit.row).forEach(bounce);
      const returns = (document: PlainDocument): bigint => {
        if (document.day >= day) return 0n;
        const mark = (when: string): bigint => free(document, when);
        const seen = days.slice(0, place).filter((when) => when >= document.day).map(mark).reduce((high, amount) => (amount > high ? amount : high), 0n);
        return mark(day) > seen ? mark(day) - seen : 0n;
      };
      for (const isCredit of [false, true]) {
        const side = order.filter((document) => document.amount < 0n === isCredit);
        for (const document of side) if (returns(document) > 0n) arrive(document, returns(document), day);
        for (const document of side) if (document.day === day && free(document, day) > 0n) arrive(document, free(document, day), day);
      }
    });
  }
  return made;
}

/** The earliest part still open when so much of the document is, and what it takes. */
function openPart(book: PlainBook, document: PlainDocument, open: bigint): { due: string; left: bigint } | undefined {
  let settled = document.amount - open;
  for (const { due, amount } of plainParts(book, document)) {
    if (settled < amount) return { due, left: amount - settled };
    settled -= amount;
  }
  return undefined;
}

function before(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return one[place]! < other[place]!;
  return false;
}

/** Sums by bucket of one account: `edges` in days, the first bucket holds what is not past due (or, by document, up to the first edge). */
export function plainAging(
  book: PlainBook,
  { asOf, edges, byDocument, credits, account }: { readonly asOf: string; readonly edges: readonly number[]; readonly byDocument: boolean; readonly credits: "column" | "own-date" | "fifo"; readonly account: string },
): { buckets: bigint[]; unapplied: bigint } {
  const tops = byDocument ? edges : [0, ...edges];
  const buckets = [...tops, Infinity].map(() => 0n);
  let unapplied = 0n;
  const bucketOf = (since: string): number => [...tops, Infinity].findIndex((top) => (since === "" ? Infinity : daysBetween(since, asOf)) <= top);
  const open = plainOpen(book, asOf);
  for (const document of book.documents.filter((one) => one.account === account)) {
    const amount = open.get(document.row)!;
    if (amount === 0n) continue;
    if (amount < 0n && credits !== "own-date") unapplied += amount;
    else if (amount < 0n) buckets[bucketOf(document.documentDay)]! += amount;
    else if (byDocument) buckets[bucketOf(document.documentDay)]! += amount;
    else {
      const parts = plainParts(book, document);
      let settled = document.amount - amount;
      for (const part of parts.length > 0 ? parts : [{ due: document.due, amount: document.amount }]) {
        const paid = least(settled, part.amount);
        settled -= paid;
        buckets[bucketOf(part.due)]! += part.amount - paid;
      }
    }
  }
  if (credits === "fifo") {
    for (let place = buckets.length - 1; place >= 0; place--) {
      const taken = least(buckets[place]!, -unapplied);
      buckets[place]! -= taken;
      unapplied += taken;
    }
  }
  return { buckets, unapplied };
}

function daysBetween(one: string, other: string): number {
  return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / 86_400_000);
}
