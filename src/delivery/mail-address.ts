/** Plain addresses only: letters and signs that need no quoting, a host with a dot. Anything else is left for the person to enter. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?)+$/;
const ADDRESSES_MAX = 20;

/** The addresses in a customer's email cell, which may hold several; what is none is passed over, so that nothing else gets into a header. */
export function mailAddresses(cell: string): readonly string[] {
  const parts = cell.split(/[,;，；、\s]+/).map((part) => part.replace(/^<|>$/g, ""));
  return [...new Set(parts.filter((part) => part.length <= 254 && ADDRESS.test(part) && !part.includes("..")))].slice(0, ADDRESSES_MAX);
}
