const tseslint = require("typescript-eslint");
const reactHooks = require("eslint-plugin-react-hooks");

const PURE = ["check", "money", "calendar", "words", "grid", "settings", "ledger", "balance", "aging", "statement", "reconciliation", "credit", "reports", "provision", "sheets"];

module.exports = tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "demo-output/**", "**/*.js"] },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_$" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      eqeqeq: ["error", "always"],
      "no-console": "error",
      "no-restricted-globals": ["error", "alert", "confirm", "prompt"],
    },
  },
  {
    files: ["src/**/*.tsx", "src/pane/**/*.ts"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    // Pure folders: no clock, no chance, no locale lookup, no output.
    files: PURE.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      "no-restricted-globals": ["error", "Date", "Intl", "window", "document", "process", "console", "setTimeout", "setInterval", "fetch", "performance", "Buffer"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random" },
        { property: "toLocaleString" },
        { property: "localeCompare" },
      ],
    },
  },
  { files: ["src/functions/functions.ts"], rules: { "@typescript-eslint/no-explicit-any": "off" } }, // Excel shows `any` parameters as "any type"
  { files: ["src/cli/**/*.ts", "tests/**/*.ts", "tests/**/*.tsx", "bench/**/*.ts"], rules: { "no-console": "off" } },
);
