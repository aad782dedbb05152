const transform = {
  "^.+\\.tsx?$": [
    "@swc/jest",
    { jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" }, module: { type: "commonjs" } },
  ],
};
// numfmt 4.0.1 names a file for `require` that its package lacks.
const moduleNameMapper = { "^numfmt$": "<rootDir>/node_modules/numfmt/dist/index.js" };
const base = { transform, moduleNameMapper, moduleFileExtensions: ["ts", "tsx", "js", "json"], rootDir: __dirname };

/** Four kinds of test, each with the world it needs. */
module.exports = {
  testTimeout: 60000,
  maxWorkers: 2,
  projects: [
    {
      ...base,
      displayName: "core",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/tests/excel/", "<rootDir>/tests/browser/"],
    },
    {
      ...base,
      displayName: "pane",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/tests/**/*.test.tsx"],
    },
    {
      ...base,
      displayName: "excel",
      testEnvironment: "<rootDir>/tests/excel-host/environment.js",
      testMatch: ["<rootDir>/tests/excel/**/*.test.ts"],
    },
    {
      ...base,
      displayName: "browser",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/browser/**/*.test.ts"],
    },
  ],
};
