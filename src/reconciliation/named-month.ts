import { wordsOf } from "./party-key";

/** Names of the months as payers write them, in the spelling of `wordsOf`. */
const MONTHS: readonly string[] = [
  "JAN JANUARY JANUAR JANVIER JANV ENERO ENE GENNAIO GEN JANEIRO JANUARI ЯНВАРЬ ЯНВАРЯ STYCZEN TAMMIKUU",
  "FEB FEBRUARY FEBRUAR FEVRIER FEV FEBRERO FEBBRAIO FEVEREIRO FEBRUARI ФЕВРАЛЬ ФЕВРАЛЯ LUTY HELMIKUU",
  "MARCH MARZ MAERZ MARS MARZO MARCO MAART MRT МАРТ МАРТА MARZEC MAALISKUU",
  "APR APRIL AVRIL AVR ABRIL ABR APRILE АПРЕЛЬ АПРЕЛЯ KWIECIEN HUHTIKUU",
  "MAY MAI MAYO MAGGIO MAG MAIO MEI МАИ МАЯ MAJ TOUKOKUU",
  "JUN JUNE JUNI JUIN JUNIO GIUGNO GIU JUNHO ИЮНЬ ИЮНЯ CZERWIEC KESAKUU",
  "JUL JULY JULI JUILLET JUIL JULIO LUGLIO LUG JULHO ИЮЛЬ ИЮЛЯ LIPIEC HEINAKUU",
  "AUG AUGUST AOUT AGOSTO AGO AUGUSTUS AUGUSTI АВГУСТ АВГУСТА SIERPIEN ELOKUU",
  "SEP SEPT SEPTEMBER SEPTEMBRE SEPTIEMBRE SETTEMBRE SETEMBRO СЕНТЯБРЬ СЕНТЯБРЯ WRZESIEN SYYSKUU",
  "OCT OKT OCTOBER OKTOBER OCTOBRE OCTUBRE OTTOBRE OUTUBRO ОКТЯБРЬ ОКТЯБРЯ PAZDZIERNIK LOKAKUU",
  "NOV NOVEMBER NOVEMBRE NOVIEMBRE NOVEMBRO НОЯБРЬ НОЯБРЯ LISTOPAD MARRASKUU",
  "DEC DEZ DECEMBER DEZEMBER DECEMBRE DICIEMBRE DIC DICEMBRE DEZEMBRO ДЕКАБРЬ ДЕКАБРЯ GRUDZIEN JOULUKUU",
];
const MONTH_OF: ReadonlyMap<string, number> = new Map(MONTHS.flatMap((names, place) => names.split(" ").map((name) => [name, place + 1] as const)));
const YEAR_LAST = /(?<![\d/.-])(0?[1-9]|1[0-2])[/.-](?:20\d\d)(?!\d)/g;
const YEAR_FIRST = /(?<!\d)20\d\d[/.年-](0?[1-9]|1[0-2])(?![\d/.-])/g;
const CHINESE = /(?<!\d)(0?[1-9]|1[0-2])月/g;

/** The month (1 … 12) that a text names, if it names just one: "Miete März 2025", "rent 05/2025", "3月房租". */
export function monthNamed(text: string): number | null {
  const found = new Set<number>();
  for (const form of [YEAR_LAST, YEAR_FIRST, CHINESE]) for (const [, month] of text.matchAll(form)) found.add(Number(month));
  for (const word of wordsOf(text)) {
    const month = MONTH_OF.get(word);
    if (month !== undefined) found.add(month);
  }
  return found.size === 1 ? [...found][0]! : null;
}
