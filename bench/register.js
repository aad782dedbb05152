/** Lets Node require the TypeScript of `src/` and `bench/`: each file is translated by swc when it is first asked for. */
const fs = require("node:fs");
const { transformSync } = require("@swc/core");

const options = {
  jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" },
  module: { type: "commonjs" },
  sourceMaps: "inline",
};

for (const extension of [".ts", ".tsx"]) {
  require.extensions[extension] = (module, filename) => {
    module._compile(transformSync(fs.readFileSync(filename, "utf8"), { ...options, filename }).code, filename);
  };
}
