/** An error as Excel answers it: the client library makes an `OfficeExtension.Error` of it. */
export class HostError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

export const accessDenied = (): HostError => new HostError("AccessDenied", "You cannot perform the requested operation.");
export const invalidArgument = (what: string): HostError => new HostError("InvalidArgument", `The argument is invalid or missing or has an incorrect format. ${what}`);
export const itemNotFound = (what: string): HostError => new HostError("ItemNotFound", `The requested resource doesn't exist. ${what}`);
