import { type Area, intersect } from "./areas";
import type { SheetModel, ValidationModel } from "./book-model";
import { invalidArgument } from "./host-error";
import { HostObject } from "./host-object";

/** Excel refuses a longer list of words, and a longer message. */
const LIST_CHARS_MAX = 255;
const MESSAGE_CHARS_MAX = 225;

export class DataValidationObject extends HostObject {
  readonly typeName = "DataValidation";
  constructor(private readonly sheet: SheetModel, private readonly area: Area) {
    super();
  }
  private own(): ValidationModel | undefined {
    return this.sheet.validations.find(({ area }) => JSON.stringify(area) === JSON.stringify(this.area));
  }
  get Rule(): unknown { return this.own()?.rule ?? {}; }
  set Rule(rule: Readonly<Record<string, { readonly source?: unknown } | undefined>>) {
    this.sheet.refuseLocked();
    const source = rule.list?.source;
    if (typeof source === "string" && !source.startsWith("=") && source.length > LIST_CHARS_MAX) throw invalidArgument("The list is too long.");
    this.sheet.validations = [...this.sheet.validations.filter(({ area }) => !intersect(area, this.area)), { area: this.area, rule, alert: null }];
  }
  get IgnoreBlanks(): boolean { return true; }
  set IgnoreBlanks(_ignored: boolean) { this.sheet.refuseLocked(); }
  get ErrorAlert(): unknown { return this.own()?.alert ?? null; }
  set ErrorAlert(alert: Readonly<Record<string, unknown>>) {
    this.sheet.refuseLocked();
    const own = this.own();
    if (!own || String(alert.message).length > MESSAGE_CHARS_MAX) throw invalidArgument("No rule to alert about, or the message is too long.");
    own.alert = alert;
  }
  Clear(): void {
    this.sheet.refuseLocked();
    this.sheet.validations = this.sheet.validations.filter(({ area }) => !intersect(area, this.area));
  }
}
