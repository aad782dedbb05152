import { bai2 } from "./bai2";
import { camt } from "./camt";
import { cii } from "./cii";
import { einvoiceCn, ofd } from "./einvoice-cn";
import { mt940 } from "./mt940";
import { ofx } from "./ofx";
import { qif } from "./qif";
import type { SourceProfile } from "./source";
import { ubl } from "./ubl";

/** Layouts of formats that a standard describes. */
export const STRUCTURED_PROFILES: readonly SourceProfile[] = [ofx, qif, camt, mt940, bai2, einvoiceCn, ofd, ubl, cii];
