import type { Stream } from "./subscriptions";
import { aging, agingTable, balance, overdue } from "./functions";

/** Cell functions by id, for hosts that call them without metadata. `parameters`: how many a call is padded to before the stream. */
export const FUNCTIONS: Readonly<Record<string, { readonly parameters: number; readonly call: (args: readonly unknown[], stream: Stream) => void }>> = {
  BALANCE: { parameters: 3, call: ([customer, asOf, currency], stream) => balance(customer, asOf, currency, stream as never) },
  OVERDUE: { parameters: 3, call: ([customer, asOf, currency], stream) => overdue(customer, asOf, currency, stream as never) },
  AGING: { parameters: 3, call: ([customer, asOf, currency], stream) => aging(customer, asOf, currency, stream as never) },
  AGINGTABLE: { parameters: 1, call: ([asOf], stream) => agingTable(asOf, stream as never) },
};
