/** Plain addresses only: letters and signs that need no quoting, a host with a dot. Anything else is left for the person to enter. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?)+$/;
const ADDRESSES_MAX = 20;

/**
 * The addresses in a customer's email cell: one, several with commas, semicolons, blanks or line feeds between them, or `Name <address>`.
 *
 * A part that says anything else is passed over whole, so that nothing but an address gets into a header.
 */
export function mailAddresses(cell: string): readonly string[] {
  const found = cell.split(/[,;，；、\r\n]+/).flatMap((part): readonly string[] => {
    const named = /^[^<>@:]*<([^<>]*)>\s*$/.exec(part);
    const words = (named ? named[1]! : part).trim().split(/\s+/);
    return words.every(isAddress) ? words : [];
  });
  return [...new Set(found)].slice(0, ADDRESSES_MAX);
}

function isAddress(word: string): boolean {
  return word.length <= 254 && ADDRESS.test(word) && !word.includes("..");
}
