// `npm run score`: how good reconciliation is, on sets generated from seeds.
require("./typescript.js");
require("./score/score.ts").main(process.argv.slice(2));
