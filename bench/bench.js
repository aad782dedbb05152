/**
 * `npm run bench`: how fast the engine is, each line beside something to compare with in the same run.
 *
 *   npm run bench                 every line, 100,000 ledger lines
 *   npm run bench -- aging        lines whose name contains "aging"
 *   npm run bench -- --large      the lines of 1,000,000 as well
 */
require("node:v8").setFlagsFromString("--expose-gc");
require("./typescript.js");
require("./run-bench.ts").runBench(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
