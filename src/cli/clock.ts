import { type Day, dayOfDate } from "../calendar/day";

/** Today by this machine's calendar: the one clock of the command line. */
export function today(): Day {
  const now = new Date();
  return dayOfDate(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}
