import * as functions from "./functions";
import { AskedQuestion, type Question, type Stream } from "./subscriptions";

export interface RegisteredFunction {
  /** How many arguments a call is padded to with null; where `repeating`, the last of them takes the rest as a list. */
  readonly parameters: number;
  readonly repeating: boolean;
  readonly call: (args: readonly unknown[], stream: Stream | AskedQuestion) => void;
}

/** Cell functions by id, for hosts that call them without metadata. */
export const FUNCTIONS: Readonly<Record<string, RegisteredFunction>> = {
  BALANCE: registered(functions.balance, 4, true),
  OPENING: registered(functions.opening, 4, true),
  OVERDUE: registered(functions.overdue, 4, true),
  AGING: registered(functions.aging, 4, true),
  AGINGTABLE: registered(functions.agingTable, 1, false),
  BUCKET: registered(functions.bucket, 5, true),
  OPENITEMS: registered(functions.openItems, 4, true),
  STATEMENT: registered(functions.statement, 5, true),
  DOCUMENT: registered(functions.documentOpen, 3, false),
  DAYSOVERDUE: registered(functions.daysOverdue, 3, false),
  RECONCILED: registered(functions.reconciled, 3, false),
  DUEDATE: registered(functions.dueDate, 3, false),
  CREDIT: registered(functions.credit, 2, false),
  UTILISATION: registered(functions.utilisation, 2, false),
  DSO: registered(functions.dso, 5, false),
  CEI: registered(functions.cei, 4, false),
  COLLECTIONRATE: registered(functions.collectionRateOf, 4, false),
  PROVISION: registered(functions.provision, 4, false),
  UNREAD: registered(functions.unread, 0, false),
  CUSTOMER: registered(functions.customerField, 2, false),
  CAPITALS: registered(functions.capitals, 3, false),
  CONVERT: registered(functions.convert, 4, false),
};

function registered(implementation: (...args: never[]) => void, parameters: number, repeating: boolean): RegisteredFunction {
  const call = implementation as unknown as (...args: unknown[]) => void;
  return {
    parameters,
    repeating,
    call: (args, stream) => {
      const fixed = repeating ? parameters - 1 : parameters;
      const padded = Array.from({ length: fixed }, (_, place) => args[place] ?? null);
      call(...padded, ...(repeating ? [args.slice(fixed)] : []), stream);
    },
  };
}

/** The question that a call asks; null for a name that is no function of ours. */
export function questionOf(id: string, args: readonly unknown[]): Question | null {
  const asked = new AskedQuestion();
  if (Object.hasOwn(FUNCTIONS, id)) FUNCTIONS[id]!.call(args, asked);
  return asked.question;
}
