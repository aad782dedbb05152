/**
 * The name itself, or with the first free number behind it; it is added to `taken` (lower case).
 *
 * @example "Ledger", then "Ledger (2)"
 */
export function numberedName(name: string, taken: Set<string>): string {
  let own = name;
  for (let number = 2; taken.has(own.toLowerCase()); number++) own = `${name} (${number})`;
  taken.add(own.toLowerCase());
  return own;
}
