import type { Ledger } from "../../src/ledger/ledger";
import { allocationFor } from "../../src/ledger/allocation-for";
import { settle } from "../../src/ledger/settle";
import { DEFAULT_SETTINGS, type Settings, type StatementKind } from "../../src/settings/settings";
import { type IssuedStatement, issuedFigures, periodOf } from "../../src/statement/issued";
import { packAccount, unpackAccount } from "../../src/statement/kept-account";
import { compareIssued, type Reissue, type Restate } from "../../src/statement/reissue";
import { statementOf } from "../../src/statement/statement";
import { settingsOf, wayOf } from "../../src/statement/stated-way";
import { day } from "../build/make-ledger";

export interface Asked {
  readonly kind?: StatementKind;
  readonly from?: string;
  readonly to?: string;
  readonly issuedOn?: string;
  readonly settings?: Settings;
  readonly partition?: number;
}

/** What an account's statement says, under settings of any time. */
export function restating(ledger: Ledger, { kind = "activity", from = "2026-10-01", to = "2026-10-31", issuedOn = "2026-11-02", settings = DEFAULT_SETTINGS, partition = 0 }: Asked): Restate {
  return (way) => {
    const under = settingsOf(settings, way);
    const settlement = settle(ledger, allocationFor(under.allocation, under.aging.basis));
    const asked = statementOf(ledger, settlement, { partition, kind, from: day(from), to: day(to), aging: under.aging });
    return issuedFigures(ledger, settlement, { asked, settings: under, issue: { number: "N", issuedOn: day(issuedOn), issuedBy: "ann", language: "en", policyVersion: settings.policyVersion, goesOnFrom: null } });
  };
}

export function issuedFrom(ledger: Ledger, asked: Asked = {}): IssuedStatement {
  return restating(ledger, asked)(wayOf(asked.settings ?? DEFAULT_SETTINGS));
}

/** As it comes back from the register. */
export function keptAndRead(issued: IssuedStatement): IssuedStatement {
  return { ...issued, kept: unpackAccount(packAccount(issued.kept!, periodOf(issued)), issued) };
}

/** A statement issued from one ledger, made again from another. */
export function againFrom(before: IssuedStatement, ledger: Ledger, asked: Asked = {}): Reissue {
  return compareIssued(before, issuedFrom(ledger, asked), restating(ledger, asked));
}
