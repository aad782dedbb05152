// `node -r` this before a program: what it took at most is written where PEAK_FILE says when it ends.
process.on("exit", () => require("fs").writeFileSync(process.env.PEAK_FILE, JSON.stringify({ peakKilobytes: process.resourceUsage().maxRSS })));
