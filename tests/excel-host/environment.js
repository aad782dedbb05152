const fs = require("fs");
const path = require("path");
const vm = require("vm");
const { TestEnvironment } = require("jest-environment-node");
const { officeApplication } = require("./application");

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
    this.timers = new Map();
    this.wrapTimers(world);
    this.furnish(world);
    const { external, raise } = officeApplication({ execute: async (body, flags) => (world.officeHost ? world.officeHost.execute(body, flags) : { answer: answerNothing(body) }) });
    world.external = external;
    world.raiseOfficeEvent = raise;
    this.run("office.js");
    await world.Office.onReady();
  }

  async teardown() {
    for (const clear of this.timers.values()) clear();
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

  /** Timers that the library or a test leaves behind would keep the worker alive. */
  wrapTimers(world) {
    const { setInterval: interval, setTimeout: timeout, clearInterval: clear } = world;
    const keep = (timer) => (this.timers.set(timer, () => clear(timer)), timer);
    world.setInterval = (...parameters) => keep(interval(...parameters));
    world.setTimeout = (callback, ...rest) => {
      const timer = timeout((...values) => {
        this.timers.delete(timer);
        callback(...values);
      }, ...rest);
      return keep(timer);
    };
  }
}

/** Before a test has a workbook: every action succeeds and yields nothing. */
function answerNothing(body) {
  return JSON.stringify({ Results: JSON.parse(body).Actions.map(({ Id }) => ({ ActionId: Id, Value: {} })) });
}

module.exports = OfficeEnvironment;
