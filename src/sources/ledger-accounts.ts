/** An account of a list, in the books it belongs to. */
export interface ListedAccount {
  readonly book: string;
  readonly code: string;
  readonly name: string;
}

/** 应收票据, 应收账款, 其他应收款, 预收账款, 合同负债, and 其他应付款 for deposits of customers; in the numbering before and after 2007. */
const CODES = /^(?:1121|1122|1131|1132|1133|1221|2131|2181|2203|2205|2241)/u;
const NAMES = /应收|预收|合同负债|其他应付/u;

/**
 * Which accounts of a list count.
 *
 * An account with accounts below it repeats what those say: only leaves count. Where the list has receivables and others, only receivables do.
 */
export class LedgerAccounts {
  private readonly parents = new Set<string>();
  private readonly others = new Set<string>();

  constructor(accounts: Iterable<ListedAccount>) {
    const books = new Map<string, Map<string, string>>();
    for (const { book, code, name } of accounts) {
      const inBook = books.get(book) ?? new Map<string, string>();
      books.set(book, inBook.set(code, name));
    }
    const all = [...books].flatMap(([book, codes]) => [...codes].map(([code, name]) => ({ book, code, name })));
    for (const [book, codes] of books) {
      const sorted = [...codes.keys()].filter((code) => code !== "").sort();
      // Behind a code in order stand those that begin with it.
      sorted.forEach((code, index) => {
        if (isBelow(sorted[index + 1], code)) this.parents.add(keyOf(book, code));
      });
    }
    const receivable = all.filter(({ code, name }) => CODES.test(code) || NAMES.test(name));
    if (receivable.length > 0) for (const account of all) if (!receivable.includes(account) && (account.code !== "" || account.name !== "")) this.others.add(keyOf(account.book, account.code || account.name));
  }

  isParent({ book, code }: ListedAccount): boolean {
    return this.parents.has(keyOf(book, code));
  }

  isOther({ book, code, name }: ListedAccount): boolean {
    return this.others.has(keyOf(book, code || name));
  }
}

/** `1122.01`, `112201` below `1122`; `11220` is none: levels add two digits or more, or a point. */
function isBelow(code: string | undefined, parent: string): boolean {
  if (code === undefined || !code.startsWith(parent) || parent.length < 4) return false;
  const rest = code.slice(parent.length);
  return /^[.\-_]\w|^\d{2}/u.test(rest);
}

function keyOf(book: string, code: string): string {
  return `${book}\n${code}`;
}
