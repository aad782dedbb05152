const path = require("path");
const fs = require("fs");
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
    output: { path: path.join(root, "dist"), filename: "workbench/[name].js", chunkFilename: "workbench/[name].js", publicPath: "" },
    module: { rules: [swcRule] },
    resolve,
    plugins: [
      new HtmlWebpackPlugin({ template: source("host", "workbench.html"), filename: "workbench.html", scriptLoading: "defer" }),
      new CopyWebpackPlugin({
        patterns: [
          { from: source("host", "workbench.css"), to: "workbench/workbench.css" },
          { from: path.join(root, "assets", "*.xlsx"), to: "[name][ext]", noErrorOnMissing: true },
          { from: path.join(root, "assets", "*.png"), to: "assets/[name][ext]", noErrorOnMissing: true },
        ],
      }),
    ],
    performance: false,
    stats: "errors-warnings",
  };
}

module.exports = (env = {}) => {
  const mode = env.mode || "production";
  const parts = { cli: () => commandLine(mode), page: () => workbenchPage(mode) };
  const wanted = env.part ? [env.part] : Object.keys(parts);
  return wanted.map((part) => parts[part]()).flat();
};
