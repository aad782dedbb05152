const path = require("path");
const fs = require("fs");
const os = require("os");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");

const root = __dirname;
const source = (...parts) => path.join(root, "src", ...parts);

const swcRule = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: "swc-loader",
    options: { jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" } },
  },
};
const resolve = { extensions: [".ts", ".tsx", ".js"] };

/** The command line and the demo server: one file each, for Node. */
function commandLine(mode) {
  return {
    name: "cli",
    mode,
    target: "node20",
    devtool: false,
    entry: { "customer-ledger": source("cli", "main.ts"), demo: source("cli", "demo.ts") },
    output: { path: path.join(root, "dist", "cli"), filename: "[name].js", chunkFilename: "[name].js", library: { type: "commonjs2" }, clean: true },
    module: { rules: [swcRule] },
    resolve,
    optimization: { minimize: false },
    performance: false,
    stats: "errors-warnings",
  };
}

/** The workbench: the same add-in in a page of its own. The sheet comes first, the pane in a piece after it. */
function workbenchPage(mode) {
  return {
    name: "page",
    mode,
    target: ["web", "es2022"],
    devtool: mode === "development" ? "source-map" : false,
    entry: { workbench: source("host", "workbench.tsx") },
    output: { path: path.join(root, "dist"), filename: "workbench/[name].js", chunkFilename: "workbench/[name].js", publicPath: "auto" },
    module: { rules: [swcRule] },
    resolve,
    plugins: [
      new HtmlWebpackPlugin({ template: source("host", "workbench.html"), filename: "workbench.html", scriptLoading: "defer" }),
      new CopyWebpackPlugin({
        patterns: [
          { from: source("host", "workbench.css"), to: "workbench/workbench.css" },
          { from: path.join(root, "assets", "*.xlsx"), to: "[name][ext]", noErrorOnMissing: true },
        ],
      }),
    ],
    performance: false,
    stats: "errors-warnings",
  };
}

const DEVELOPMENT_BASE = "https://localhost:3000/";
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Where the add-in will be served from, with its trailing slash: `--env base=https://ledger.example.com/`. */
function addressOf(env) {
  const base = new URL(env.base || DEVELOPMENT_BASE);
  if (base.protocol !== "https:") throw new Error(`--env base: Office takes add-ins from https only, got "${env.base}"`);
  return base.href.endsWith("/") ? base.href : `${base.href}/`;
}

/** The page may load its own files and office.js with what that fetches from Microsoft; nothing goes anywhere else. */
function contentPolicy(officeJs) {
  const microsoft = [new URL(officeJs).origin, "https://*.office.com", "https://*.office.net", "https://*.microsoft.com"].join(" ");
  return [
    "default-src 'self'", `script-src 'self' ${microsoft}`, "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data: https://*.office.net https://*.cdn.office.net",
    `connect-src 'self' ${microsoft}`, `frame-src 'self' ${microsoft}`, "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'none'",
  ].join("; ");
}

/** The add-in in Excel: one page for pane, ribbon and cell functions, what Excel is told about them, and the manifest with its address. */
function excelPage(mode, env) {
  const base = addressOf(env);
  const officeJs = env.officejs || OFFICE_JS;
  const { FunctionsMetadataPlugin } = require("./src/excel/functions-metadata");
  return {
    name: "excel",
    mode,
    target: ["web", "es2022"],
    devtool: mode === "development" ? "source-map" : false,
    entry: { taskpane: source("excel", "taskpane.tsx") },
    output: { path: path.join(root, "dist"), filename: "[name].js", chunkFilename: "pane/[name].js", publicPath: "auto" },
    module: { rules: [swcRule] },
    resolve,
    plugins: [
      new HtmlWebpackPlugin({ template: source("excel", "taskpane.html"), filename: "taskpane.html", scriptLoading: "defer", officeJs, policy: contentPolicy(officeJs) }),
      new FunctionsMetadataPlugin(base),
      new CopyWebpackPlugin({
        patterns: [
          { from: path.join(root, "assets", "*.png"), to: "assets/[name][ext]" },
          {
            from: path.join(root, "manifest.xml"),
            to: "manifest.xml",
            transform: (content) => content.toString().replaceAll(DEVELOPMENT_BASE, base).replaceAll(new URL(DEVELOPMENT_BASE).origin, new URL(base).origin),
          },
        ],
      }),
    ],
    devServer: devServer(env),
    performance: false,
    stats: "errors-warnings",
  };
}

/**
 * `npm run dev-server`: https with the certificates that Office developers install, else with one made on the spot (Excel then asks), so that it starts anywhere.
 * `--env https=false` serves plain http, for looking at the page in a browser.
 */
function devServer(env) {
  const folder = path.join(os.homedir(), ".office-addin-dev-certs");
  const files = { ca: path.join(folder, "ca.crt"), cert: path.join(folder, "localhost.crt"), key: path.join(folder, "localhost.key") };
  const options = Object.values(files).every((file) => fs.existsSync(file)) ? files : {};
  return {
    server: env.https === "false" ? { type: "http" } : { type: "https", options },
    port: Number(process.env.npm_package_config_dev_server_port || 3000),
    static: { directory: path.join(root, "dist"), publicPath: "/" },
    headers: { "Access-Control-Allow-Origin": "*" },
    host: "localhost",
    hot: false,
    liveReload: true,
  };
}

module.exports = (env = {}) => {
  const mode = env.mode || "production";
  const parts = { cli: () => commandLine(mode), page: () => workbenchPage(mode), excel: () => excelPage(mode, env) };
  // A server has no use for the command line.
  const wanted = env.part ? [env.part] : Object.keys(parts).filter((part) => part !== "cli" || !env.WEBPACK_SERVE);
  return wanted.map((part) => parts[part]()).flat();
};
