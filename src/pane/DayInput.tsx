import { Input, type InputProps } from "@fluentui/react-components";
import { useState } from "react";
import { type Day, isoDay, parseIsoDay, toDay } from "../calendar/day";

/** While a year is being typed the field passes through years such as 0002: none of them is meant. */
const FIRST_DAY = toDay({ year: 1900, month: 1, day: 1 });

interface Props extends Pick<InputProps, "id" | "size" | "disabled" | "className"> {
  readonly day: Day | null;
  /** Called with a day once it is complete. */
  readonly onDay: (day: Day) => void;
  /** The field was emptied. */
  readonly onEmpty?: () => void;
}

/** A date field that keeps what is being typed to itself until it is a date; left half typed, it shows the date before. */
export function DayInput({ day, onDay, onEmpty, ...field }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...field} type="date" value={typed ?? (day === null ? "" : isoDay(day))} onBlur={() => setTyped(null)}
      onChange={(_, { value }) => {
        setTyped(value);
        const read = parseIsoDay(value);
        if (read !== null && read >= FIRST_DAY) onDay(read);
        else if (value === "") onEmpty?.();
      }}
    />
  );
}
