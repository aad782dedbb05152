import { HostError } from "./host-error";

/**
 * An object as the client library addresses it: members carry Excel's wire names (`GetRange`, `Values`), and only these can be reached.
 *
 * Lower-case members are the executor's own.
 */
export abstract class HostObject {
  abstract readonly typeName: string;
  /** For objects that the library finds again by an id. */
  id(): string | null {
    return null;
  }
  /** Kept for a later request, under this name. */
  referenceId: string | null = null;

  /** A member the adapter uses and this executor lacks fails by its name, so that nothing passes by accident. */
  private member(name: string): unknown {
    if (!/^_?[A-Z]/.test(name) || !(name in this)) throw new HostError("ApiNotFound", `ApiNotFound ${this.typeName}.${name}`);
    return (this as unknown as Record<string, unknown>)[name];
  }

  read(name: string): unknown {
    const value = this.member(name);
    if (typeof value === "function") throw new HostError("ApiNotFound", `ApiNotFound ${this.typeName}.${name} as a property`);
    return value;
  }

  write(name: string, value: unknown): void {
    this.member(name);
    (this as unknown as Record<string, unknown>)[name] = value;
  }

  call(name: string, parameters: readonly unknown[]): unknown {
    const method = this.member(name);
    if (typeof method !== "function") throw new HostError("ApiNotFound", `ApiNotFound ${this.typeName}.${name} as a method`);
    return (method as (...values: unknown[]) => unknown).apply(this, [...parameters]);
  }
}

export abstract class HostCollection extends HostObject {
  abstract items(): readonly HostObject[];

  get Count(): number {
    return this.items().length;
  }

  GetItemAt(index: number): HostObject {
    const item = this.items()[index];
    if (!item) throw new HostError("ItemNotFound", `${this.typeName}[${index}]`);
    return item;
  }
}
