import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const PROGRAM = path.join(__dirname, "..", "dist", "cli", "customer-ledger.js");

export function programIsBuilt(): boolean {
  return fs.existsSync(PROGRAM);
}

/** Runs a program in a process of its own and answers the most memory it held, as the system counts it, in megabytes. */
export function peakOf(program: readonly string[]): number {
  const peakFile = path.join(os.tmpdir(), `customer-ledger-peak-${process.pid}.json`);
  const { status, stderr } = spawnSync(process.execPath, ["-r", path.join(__dirname, "report-peak.js"), ...program], {
    env: { ...process.env, PEAK_FILE: peakFile }, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8",
  });
  // 1: findings in the data are no failure.
  if (status !== 0 && status !== 1) throw new Error(`${program.join(" ")} ended with ${status}: ${stderr}`);
  const { peakKilobytes } = JSON.parse(fs.readFileSync(peakFile, "utf8")) as { peakKilobytes: number };
  fs.rmSync(peakFile);
  return peakKilobytes / 1024;
}

export const balancesOf = (file: string): number => peakOf([PROGRAM, "balance", file, "--json"]);

/** A process that does nothing but hold the file's bytes. */
export const bytesOf = (file: string): number => peakOf(["-e", `globalThis.kept = require("fs").readFileSync(${JSON.stringify(file)})`]);
