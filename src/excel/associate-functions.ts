import { FUNCTIONS } from "../functions/registry";
import type { Stream } from "../functions/subscriptions";

/**
 * Gives Excel the cell functions by their ids. Excel hands over every parameter, a repeated one as a list, and the stream last.
 */
export function associateFunctions(): void {
  for (const [id, { parameters, repeating, call }] of Object.entries(FUNCTIONS)) {
    CustomFunctions.associate(id, (...handed: unknown[]) => {
      const stream = handed.at(-1) as Stream;
      const given = handed.slice(0, -1);
      const fixed = repeating ? parameters - 1 : parameters;
      // A list of single values or of ranges: its cells count one by one.
      const repeated = given.slice(fixed).flat(Infinity).filter((value) => value !== null && value !== undefined);
      call([...given.slice(0, fixed), ...repeated], stream);
    });
  }
}
