import { HostError } from "./host-error";
import { HostCollection, HostObject } from "./host-object";

/* One request of the client library: actions on object paths, answered action by action. */

const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const PATH = { root: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6 } as const;

interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}
interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}
interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
}
interface Request {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface World {
  readonly root: HostObject;
  service(name: string): HostObject;
  /** Objects kept between requests. */
  readonly references: Map<string, HostObject>;
  /** What was asked for, `Range.Values`: for tests that look at the traffic. */
  note(member: string): void;
}

/** The answer to a request, as JSON. Earlier effects stay when an action fails; the rest is not done. */
export function process(body: string, world: World): { readonly answer: unknown } {
  const request = JSON.parse(body) as Request;
  const run = new Run(request, world);
  const results: unknown[] = [];
  const traces: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: run.perform(action) });
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
    } catch (error) {
      // A fault of the executor's own fails the test at once, by its name.
      const { code, message } = error instanceof HostError ? error : { code: "ExecutorFault", message: String(error) };
      return { answer: { Results: results, TraceIds: traces, Error: { Code: code, Message: message, Location: run.locationOf(action), ActionIndex: index, HttpStatusCode: 400 } } };
    }
  }
  return { answer: { Results: results, TraceIds: traces } };
}

class Run {
  /** Each path is evaluated once: adding a sheet is a path. */
  private readonly objects = new Map<number, HostObject | null>();

  constructor(private readonly request: Request, private readonly world: World) {}

  perform(action: Action): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const target = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return target && described(target);
      case ACTION.query:
        return target && this.query(target, action.QueryInfo?.Select ?? []);
      case ACTION.method:
        return target && this.method(target, action);
      case ACTION.setProperty:
        if (target) {
          this.world.note(`${target.typeName}.${action.Name}=`);
          target.write(action.Name, this.parameters(action.ArgumentInfo)[0]);
        }
        return null;
      default:
        throw new HostError("ApiNotFound", `ApiNotFound action ${action.ActionType}`);
    }
  }

  locationOf(action: Action): string {
    try {
      return `${this.object(action.ObjectPathId)?.typeName ?? "null"}.${action.Name}`;
    } catch {
      return action.Name;
    }
  }

  private method(target: HostObject, action: Action): unknown {
    if (action.Name === "_KeepReference") {
      target.referenceId ??= `ref${this.world.references.size + 1}`;
      this.world.references.set(target.referenceId, target);
      return null;
    }
    if (action.Name === "_RemoveReference") {
      this.world.references.delete(String(action.ArgumentInfo?.Arguments?.[0]));
      return null;
    }
    this.world.note(`${target.typeName}.${action.Name}()`);
    return target.call(action.Name, this.parameters(action.ArgumentInfo)) ?? null;
  }

  private object(id: number): HostObject | null {
    if (!this.objects.has(id)) this.objects.set(id, this.evaluate(this.request.ObjectPaths[String(id)]!));
    return this.objects.get(id)!;
  }

  private evaluate(path: ObjectPath): HostObject | null {
    if (path.ObjectPathType === PATH.root) return this.world.root;
    if (path.ObjectPathType === PATH.service) return this.world.service(path.Name);
    if (path.ObjectPathType === PATH.reference) {
      const kept = this.world.references.get(path.Name);
      if (!kept) throw new HostError("InvalidReference", "The reference has expired.");
      return kept;
    }
    const parent = this.object(path.ParentObjectPathId!);
    if (!parent) return null;
    const parameters = this.parameters(path.ArgumentInfo);
    const name = path.ObjectPathType === PATH.indexer ? "GetItem" : path.Name;
    this.world.note(`${parent.typeName}.${name}${path.ObjectPathType === PATH.property ? "" : "()"}`);
    return (path.ObjectPathType === PATH.property ? parent.read(name) : parent.call(name, parameters)) as HostObject | null;
  }

  private parameters(info: Arguments | undefined): unknown[] {
    const resolve = (value: unknown, reference: unknown): unknown => {
      if (Array.isArray(value) && Array.isArray(reference)) return value.map((item, index) => resolve(item, reference[index]));
      return typeof reference === "number" && reference > 0 ? this.object(reference) : value;
    };
    return (info?.Arguments ?? []).map((value, index) => resolve(value, info?.ReferencedObjectPathIds?.[index]));
  }

  private query(target: HostObject, select: readonly string[]): unknown {
    const paths = select.map((path) => path.split("/").map((name) => name.charAt(0).toUpperCase() + name.slice(1)));
    if (!(target instanceof HostCollection)) return this.selected(target, paths);
    const own = paths.filter(([name]) => name === "Count");
    const ofItems = paths.filter(([name]) => name !== "Count");
    return {
      ...(own.length > 0 && { Count: target.Count }),
      _Items: target.items().map((item) => ({ ...described(item), ...this.selected(item, ofItems) })),
    };
  }

  private selected(target: HostObject, paths: readonly (readonly string[])[]): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    for (const [name, ...rest] of paths) {
      if (name === "*") throw new HostError("ApiNotFound", `ApiNotFound ${target.typeName}.* (name what is needed)`);
      this.world.note(`${target.typeName}.${name}`);
      const value = target.read(name!);
      if (rest.length === 0) answer[name!] = value;
      else answer[name!] = { ...(answer[name!] as object | undefined), ...(value instanceof HostObject ? (this.query(value, [rest.join("/")]) as object) : {}) };
    }
    return answer;
  }
}

function described(target: HostObject): Record<string, unknown> {
  return { ...(target.id() !== null && { Id: target.id() }), ...(target.referenceId !== null && { _ReferenceId: target.referenceId }) };
}
