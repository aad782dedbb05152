// `node -r` this before a program: the most memory it held is written where PEAK_FILE says when it ends.
const fs = require("fs");
process.on("exit", () => fs.writeFileSync(process.env.PEAK_FILE, JSON.stringify({ peakKilobytes: peakKilobytes() })));

function peakKilobytes() {
  // Linux counts what the parent held into a child's `maxRSS`; this is the program's own.
  if (process.platform === "linux") return Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]);
  return process.resourceUsage().maxRSS;
}
