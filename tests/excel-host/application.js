/**
 * What desktop Excel is to the client library: `window.external`. `execute(body, flags)` answers its batches; `raise` brings it events.
 *
 * Stands alone, so that it can also be handed to a page in a browser as text.
 */
function officeApplication({ execute, uiLocale = "en-US", sets = { ExcelApi: "1.17", SharedRuntime: "1.2", CustomFunctions: "1.9", CustomFunctionsRuntime: "1.4", RibbonApi: "1.2", DelayForCellEdit: "1.1" } }) {
  const EVENT = { selectionChanged: 2, richApi: 33, ribbon: 39 };
  const RICH_API_CALL = 93;
  const handlers = new Map();
  /** The array form of the desktop application's answers; the library asks it for its dimensions. */
  const safeArray = (values) => {
    const wrapped = values.map((value) => (Array.isArray(value) ? safeArray(value) : value));
    return { toArray: () => wrapped, dimensions: () => 1, lbound: () => 0, ubound: () => wrapped.length - 1, getItem: (index) => wrapped[index] };
  };
  const context = {
    GetAppType: () => 1, GetSolutionRef: () => "customer-ledger", GetAppVersionMajor: () => 16, GetAppVersionMinor: () => 1, GetAppUILocale: () => uiLocale, GetAppDataLocale: () => uiLocale,
    GetDocUrl: () => "https://office.test/book.xlsx", GetAppCapabilities: () => 0, GetActivationMode: () => 2, GetControlIntegrationLevel: () => 1, GetSolutionToken: () => "", GetInstanceId: () => "test",
    GetSupportedMatrix: () => JSON.stringify(sets), GetHostFullVersion: () => "16.0.19000.20000", GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () => JSON.stringify({ bodyBackgroundColor: 0xffffff, bodyForegroundColor: 0, controlBackgroundColor: 0xffffff, controlForegroundColor: 0 }),
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
  };
  const external = {
    // Flags: a shared runtime with cell functions.
    GetHostInfo: () => `Excel$Win32$16.01$${uiLocale}$$$disableLogging$3`,
    GetLoggingAllowed: () => false,
    GetContext: () => context,
    Execute: (call, parameters, callback) => {
      if (call !== RICH_API_CALL) {
        setTimeout(() => callback(0), 0);
        return;
      }
      const message = parameters[0];
      void execute(message[4], message[6]).then(({ answer, failed }) => callback(failed === undefined ? safeArray([0, [200, [], answer]]) : failed));
    },
    RegisterEvent: (event, _target, handler, callback) => {
      handlers.set(event, handler);
      setTimeout(() => callback(0), 0);
    },
    UnregisterEvent: (event, _target, callback) => {
      handlers.delete(event);
      setTimeout(() => callback?.(0), 0);
    },
  };
  return { external, raise: (kind, values) => handlers.get(EVENT[kind])?.(EVENT[kind], safeArray(values)), listens: (kind) => handlers.has(EVENT[kind]) };
}

module.exports = { officeApplication };
