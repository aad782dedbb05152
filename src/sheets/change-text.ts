import type { Day } from "../calendar/day";
import type { Minor } from "../money/money";
import type { ReissueChange } from "../statement/explain-change";
import type { FigureChange } from "../statement/reissue";
import { type StatedWay, type WayPart } from "../statement/stated-way";
import { bucketLabel } from "../words/aging-words";
import { amountText, dayText } from "../words/figure-text";
import type { Language } from "../words/language";
import { REGISTER_TEXTS, type RegisterText } from "../words/register-words";
import { entryTypeLabel } from "../words/sheet-words";
import { say } from "../words/texts";

/** Why a figure changed, with what it was and is: `Due date changed from 10 Oct 2026 to 20 Oct 2026`; amounts where a currency is given, else they have columns of their own. */
export function changeText(change: ReissueChange, language: Language, currency: string | null = null): string {
  const { cause, was, is } = change;
  if (cause === "amount-changed" && was && is && currency !== null) {
    const text = (amount: Minor): string => amountText(amount, currency, language);
    return say(REGISTER_TEXTS, language, "amountFromTo", { from: text(was.amountMinor), to: text(is.amountMinor) });
  }
  return say(REGISTER_TEXTS, language, `cause.${change.cause}`, fromTo(change, language));
}

function fromTo({ cause, was, is, wayBefore, wayNow }: ReissueChange, language: Language): { readonly from: string; readonly to: string } {
  const words = REGISTER_TEXTS[language];
  const day = (value: Day | null | undefined, none: RegisterText): string => (value === null || value === undefined ? words[none] : dayText(value, language));
  if (wayBefore && wayNow) {
    const part = cause.slice("setting-".length) as WayPart;
    return { from: wayText(wayBefore, part, language), to: wayText(wayNow, part, language) };
  }
  switch (cause) {
    case "date-changed":
      return { from: day(was?.day, "way.undated"), to: day(is?.day, "way.undated") };
    case "due-changed":
      return { from: day(was?.dueDay, "way.none"), to: day(is?.dueDay, "way.none") };
    case "type-changed":
      return { from: was ? entryTypeLabel(was.type, language) : "", to: is ? entryTypeLabel(is.type, language) : "" };
    case "document-changed":
      return { from: was?.document ?? "", to: is?.document ?? "" };
    default:
      return { from: "", to: "" };
  }
}

function wayText({ aging, allocation, ...way }: StatedWay, part: WayPart, language: Language): string {
  const words = REGISTER_TEXTS[language];
  const joint = language === "zh" ? "、" : ", ";
  switch (part) {
    case "allocation":
      return [words[`way.${allocation.allocation}`], words[`way.${allocation.allocationDate}`], words[`way.${allocation.order}`]].join(joint);
    case "aging":
      return [words[`way.${aging.basis}`], aging.edgesDays.join("/"), words[`way.${aging.credits}`]].join(joint);
    case "perspective":
      return words[`way.${way.perspective}`];
    default:
      return words[way[part] ? "way.shown" : "way.leftOut"];
  }
}

/** What a figure beside the lines is called. */
export function figureName({ figure, bucket }: FigureChange, language: Language): string {
  return say(REGISTER_TEXTS, language, `figure.${figure}`, { bucket: figure === "bucket" ? bucketLabel(bucket, language) : "" });
}
