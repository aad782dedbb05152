import { type Day, toDay } from "./day";

/** A date as Excel keeps it in a cell: days since its epoch, with a fraction for the time of day. */
export type ExcelSerial = number & { readonly __unit: "excel serial" };

const EPOCH_1900 = toDay({ year: 1899, month: 12, day: 30 });
const EPOCH_1904 = toDay({ year: 1904, month: 1, day: 1 });
/** Excel's 1900 system counts a 29 February 1900 that never was: serials before 61 are one day off. */
const FALSE_LEAP_DAY = 60;
/** 9999-12-31, Excel's last day, in the 1900 system. */
export const SERIAL_MAX = 2958465;

/** The day of a serial (its time of day is dropped), or null outside Excel's range and for the day that never was. */
export function serialToDay(serial: number, date1904: boolean): Day | null {
  if (!Number.isFinite(serial)) return null;
  const whole = Math.floor(serial);
  if (date1904) return whole < 0 || whole > SERIAL_MAX - 1462 ? null : ((EPOCH_1904 + whole) as Day);
  if (whole < 1 || whole > SERIAL_MAX || whole === FALSE_LEAP_DAY) return null;
  return (EPOCH_1900 + whole + (whole < FALSE_LEAP_DAY ? 1 : 0)) as Day;
}

/** The serial that Excel shows as this day; days before the epoch give null. */
export function dayToSerial(day: Day, date1904: boolean): ExcelSerial | null {
  if (date1904) return day < EPOCH_1904 ? null : ((day - EPOCH_1904) as ExcelSerial);
  const serial = day - EPOCH_1900;
  if (serial > FALSE_LEAP_DAY) return serial as ExcelSerial;
  return serial <= 1 ? null : ((serial - 1) as ExcelSerial);
}
