const fs = require("fs");
const path = require("path");
const vm = require("vm");
const { TestEnvironment } = require("jest-environment-node");

const DIST = path.join(__dirname, "..", "..", "node_modules", "@microsoft", "office-js", "dist");
/** The library's folder as its own loader sees it. */
const BASE_URL = "https://office.test/";
/** Compiled once in each worker. */
const scripts = new Map();

function compiled(name) {
  if (!scripts.has(name)) {
    const file = path.join(DIST, name.replace(/\.js$/, ".debug.js"));
    const existing = fs.existsSync(file) ? file : path.join(DIST, name);
    scripts.set(name, new vm.Script(fs.readFileSync(existing, "utf8"), { filename: existing }));
  }
  return scripts.get(name);
}

/** The array form of the desktop application's answers; the library asks it for its dimensions. */
function safeArray(values) {
  const wrapped = values.map((value) => (Array.isArray(value) ? safeArray(value) : value));
  return { toArray: () => wrapped, dimensions: () => 1, lbound: () => 0, ubound: () => wrapped.length - 1, getItem: (index) => wrapped[index] };
}

const OFFICE_EVENT = { selectionChanged: 2, richApi: 33 };
const RICH_API_CALL = 93;

/**
 * Boots Microsoft's own client library, unchanged, as desktop Excel does, and answers its batches from the test's `officeHost`.
 *
 * A test installs `globalThis.officeHost = { execute(bodyJson) → Promise<{ answer: bodyJson } | { failed: errorNumber }> }` and raises events with `globalThis.raiseOfficeEvent`.
 */
class OfficeEnvironment extends TestEnvironment {
  constructor(config, context) {
    // The library keeps reading its own globals after a test file is done; jest must not take them away piecemeal.
    const { projectConfig } = config;
    super({ ...config, projectConfig: { ...projectConfig, testEnvironmentOptions: { ...projectConfig.testEnvironmentOptions, globalsCleanup: "off" } } }, context);
  }

  async setup() {
    await super.setup();
    Error.stackTraceLimit = 12;
    const world = this.global;
    this.timers = new Set();
    this.handlers = new Map();
    const before = this.wrapTimers(world);
    this.furnish(world);
    world.external = this.application(world);
    world.raiseOfficeEvent = (kind, values) => this.handlers.get(OFFICE_EVENT[kind])?.(OFFICE_EVENT[kind], safeArray(values));
    this.run("office.js");
    await world.Office.onReady();
    Object.assign(world, before);
  }

  async teardown() {
    for (const clear of this.timers) clear();
    await super.teardown();
  }

  run(name) {
    compiled(name).runInContext(this.context);
  }

  /** What the library expects of a browser, and no more. */
  furnish(world) {
    const storage = () => {
      const kept = new Map();
      return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, String(value)), removeItem: (key) => void kept.delete(key), clear: () => kept.clear() };
    };
    const location = { href: `${BASE_URL}pane.html`, protocol: "https:", host: "office.test", hostname: "office.test", pathname: "/pane.html", search: "", hash: "", origin: "https://office.test" };
    const head = { appendChild: (element) => this.append(element) };
    world.document = {
      URL: location.href, location, cookie: "", readyState: "complete", body: head, documentElement: head, head,
      getElementsByTagName: (tag) => (tag === "script" ? [{ src: `${BASE_URL}office.js`, getAttribute: () => null }] : tag === "head" ? [head] : []),
      getElementById: () => null, querySelector: () => null, querySelectorAll: () => [],
      createElement: (tag) => ({ tagName: tag.toUpperCase(), style: {}, setAttribute(name, value) { this[name] = value; }, getAttribute(name) { return this[name] ?? null; } }),
      addEventListener: () => undefined, removeEventListener: () => undefined, attachEvent: () => undefined,
    };
    world.window = world;
    world.self = world;
    world.top = world;
    world.parent = world;
    world.location = location;
    world.history = { pushState: null, replaceState: null };
    world.navigator = { userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64)", platform: "Win32", language: "en-US", languages: ["en-US"] };
    world.sessionStorage = storage();
    world.localStorage = storage();
    world.addEventListener = () => undefined;
    world.removeEventListener = () => undefined;
    world.postMessage = () => undefined;
  }

  append(element) {
    if (element.tagName !== "SCRIPT") return;
    const name = String(element.src).replace(BASE_URL, "").replace(/\?.*$/, "");
    if (name.startsWith("http")) throw new Error(`The test host loads nothing from the network: ${name}`);
    // Later, as a browser does: the library asks for parts of itself before it is itself complete.
    setTimeout(() => {
      this.run(name);
      element.readyState = "loaded";
      element.onload?.({ type: "load" });
      element.onreadystatechange?.();
    }, 0);
  }

  /** `window.external` of the desktop application. */
  application(world) {
    const sets = JSON.stringify({ ExcelApi: "1.17", SharedRuntime: "1.2", CustomFunctions: "1.9", CustomFunctionsRuntime: "1.4", RibbonApi: "1.2", DelayForCellEdit: "1.1" });
    const context = {
      GetAppType: () => 1, GetSolutionRef: () => "customer-ledger", GetAppVersionMajor: () => 16, GetAppVersionMinor: () => 1, GetAppUILocale: () => 1033, GetAppDataLocale: () => 1033,
      GetDocUrl: () => "https://office.test/book.xlsx", GetAppCapabilities: () => 0, GetActivationMode: () => 2, GetControlIntegrationLevel: () => 1, GetSolutionToken: () => "", GetInstanceId: () => "test",
      GetSupportedMatrix: () => sets, GetHostFullVersion: () => "16.0.19000.20000", GetInitialDisplayMode: () => 0,
      GetOfficeThemeInfo: () => JSON.stringify({ bodyBackgroundColor: 0xffffff, bodyForegroundColor: 0, controlBackgroundColor: 0xffffff, controlForegroundColor: 0 }),
      GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    };
    return {
      GetHostInfo: () => "Excel$Win32$16.01$en-US$$$disableLogging$3",
      GetLoggingAllowed: () => false,
      GetContext: () => context,
      Execute: (call, parameters, callback) => {
        if (call !== RICH_API_CALL) {
          setTimeout(() => callback(0), 0);
          return;
        }
        const body = parameters[0][4];
        void Promise.resolve(world.officeHost ? world.officeHost.execute(body, parameters[0][6]) : { answer: answerNothing(body) }).then(({ answer, failed }) =>
          callback(failed === undefined ? safeArray([0, [200, [], answer]]) : failed),
        );
      },
      RegisterEvent: (event, _target, handler, callback) => {
        this.handlers.set(event, handler);
        setTimeout(() => callback(0), 0);
      },
      UnregisterEvent: (event, _target, callback) => {
        this.handlers.delete(event);
        setTimeout(() => callback?.(0), 0);
      },
    };
  }

  /** Timers that the library starts while it boots would outlive the tests. */
  wrapTimers(world) {
    const { setInterval: interval, setTimeout: timeout } = world;
    world.setInterval = (...parameters) => {
      const timer = interval(...parameters);
      this.timers.add(() => clearInterval(timer));
      return timer;
    };
    world.setTimeout = (...parameters) => {
      const timer = timeout(...parameters);
      this.timers.add(() => clearTimeout(timer));
      return timer;
    };
    return { setInterval: interval, setTimeout: timeout };
  }
}

/** Before a test has a workbook: every action succeeds and yields nothing. */
function answerNothing(body) {
  return JSON.stringify({ Results: JSON.parse(body).Actions.map(({ Id }) => ({ ActionId: Id, Value: {} })) });
}

module.exports = OfficeEnvironment;
