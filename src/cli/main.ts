import { runCommandLine } from "./command-line";

/* The program itself; everything it does is in `command-line.ts`. */
void runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
}).then((code) => {
  process.exitCode = code;
});
