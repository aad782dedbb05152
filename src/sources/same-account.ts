/** Fewer digits than this are in too many numbers to tell an account by. */
const DIGITS_MIN = 6;

/**
 * Whether two writings may mean the same account of ours: one may say nothing, have the bank's number in front, blanks or marks between, or hide its middle.
 *
 * @example "DE89 3704 0044 0532 0130 00" and "37040044/0532013000" · "6217 **** 1234" and "6217000012341234"
 */
export function maySameAccount(left: string, right: string): boolean {
  if (left === right || left === "" || right === "") return true;
  const [one, other] = [plain(left), plain(right)];
  if (one.includes("*") || other.includes("*")) return one.includes("*") ? fitsMask(one, other) : fitsMask(other, one);
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short === long || (short.length >= DIGITS_MIN && long.endsWith(short));
}

function plain(account: string): string {
  return account.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}*]+/gu, "").replace(/\*+/g, "*");
}

function fitsMask(masked: string, account: string): boolean {
  const start = masked.slice(0, masked.indexOf("*"));
  const end = masked.slice(masked.lastIndexOf("*") + 1);
  if (account.includes("*")) return account === masked || account.endsWith(end) || end.endsWith(account.slice(account.lastIndexOf("*") + 1));
  return account.startsWith(start) && account.endsWith(end);
}

/** Layouts that one bank or wallet alone writes. */
const OF_ONE = /^(?:bank-.+|alipay|wechat|jd|meituan|paypal|stripe)$/;

/** Whether files of two layouts may be of the same account: two banks' own layouts are not; a format of many may be of either. */
export function maySameBank(left: string, right: string): boolean {
  return left === right || !OF_ONE.test(left) || !OF_ONE.test(right);
}
