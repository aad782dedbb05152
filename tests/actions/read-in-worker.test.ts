import { describe, expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { readIn, type ReadingWorker } from "../../src/actions/read-in-worker";
import { type BytesPiece, BytesReceiver } from "../../src/actions/read-messages";
import { type ChosenFile, readHere } from "../../src/actions/read-one-file";
import type { ReadingWay } from "../../src/actions/understand-file";
import { parseIsoDay } from "../../src/calendar/day";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

const WAY: ReadingWay = { settings: DEFAULT_SETTINGS, baseCurrency: null, latestDay: parseIsoDay("2026-08-31")!, profiles: {} };
const HEADER = "交易时间,交易流水号,借方发生额,贷方发生额,账户余额,对方账号,对方账号名称,对方开户行,客户附言\n";
const fileOf = (text: string, name = "bank.csv"): ChosenFile => ({ name, bytes: strToU8(text) });
const large = (rows = 4500): ChosenFile => fileOf(HEADER + Array.from({ length: rows }, (_, index) => `2026-08-01 10:20:30,S${index},,${index % 9 === 0 ? "x" : "1.00"},,,甲,,\n`).join(""));

/** A worker as a browser makes one: what goes in and out is copied, and arrives later. */
function workerThat(answers: (piece: BytesPiece, receiver: BytesReceiver) => Iterable<unknown>, made: { ended: boolean } = { ended: false }): () => ReadingWorker {
  return () => {
    const receiver = new BytesReceiver();
    const worker: ReadingWorker = {
      onmessage: null, onerror: null,
      terminate: () => void (made.ended = true),
      postMessage: (piece: unknown, transfer?: unknown) => {
        const copied = structuredClone(piece, { transfer: transfer as ArrayBuffer[] }) as BytesPiece;
        void Promise.resolve().then(() => {
          try {
            for (const answer of answers(copied, receiver)) worker.onmessage!.call(worker as Worker, { data: structuredClone(answer) } as MessageEvent);
          } catch (error) {
            worker.onerror!.call(worker as never, error as ErrorEvent);
          }
        });
      },
    };
    return worker;
  };
}
const honest = (piece: BytesPiece, receiver: BytesReceiver) => receiver.take(piece);

describe("reading a large file in another thread", () => {
  test("gives what this thread would have given, and the page keeps the file's bytes", async () => {
    const file = large();
    const made = { ended: false };
    expect(await readIn(workerThat(honest, made), file, WAY)).toEqual(await readHere(file, WAY));
    expect([made.ended, file.bytes.length > 100_000]).toEqual([true, true]);
  });

  test("XML and ZIP files go as their bytes too, each file inside by itself", async () => {
    const entry = "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-08-01</Dt></BookgDt></Ntry>";
    const camt = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct>${entry.repeat(4000)}</Stmt></BkToCstmrStmt></Document>`;
    const zip: ChosenFile = { name: "all.zip", bytes: zipSync({ "camt.xml": strToU8(camt), "bank.csv": large().bytes, "notes.txt": strToU8("just words\n") }, { level: 1 }) };
    const read = await readIn(workerThat(honest), zip, WAY);
    expect([read.understood.map(({ profile, reading }) => [profile, reading.rows.length]), read.left.map(({ name }) => name)]).toEqual([[["camt", 4000], ["bank-cmbc", 4000]], ["all.zip/notes.txt"]]);
    expect(read).toEqual(await readHere(zip, WAY));
  });

  test("how far it is only ever grows, from nothing to nearly all", async () => {
    const shares: number[] = [];
    await readIn(workerThat(honest), large(), WAY, { onShare: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(1);
    expect([...shares].sort((left, right) => left - right)).toEqual(shares);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test("a small file, and a host without workers, are served here", async () => {
    const never = (): never => { throw new Error("a worker for five rows"); };
    expect((await readIn(never, large(5), WAY)).understood[0]!.reading.rows.length).toBe(4);
    expect(await readIn(() => null, large(), WAY)).toEqual(await readHere(large(), WAY));
  });

  test("what no layout fits is refused as here; a script that cannot be loaded is no refusal", async () => {
    const unknown = fileOf("just words\n".repeat(12_000), "x.csv");
    expect(await readIn(workerThat(honest), unknown, WAY)).toEqual(await readHere(unknown, WAY));
    const damaged = fileOf(`<?xml version="1.0"?><a>${"<b>".repeat(40_000)}`, "x.xml");
    expect((await readIn(workerThat(honest), damaged, WAY)).left[0]!.error.params.reason).toBe("xml-damaged");
    const broken = workerThat(() => { throw new Error("404"); });
    expect(await readIn(broken, large(), WAY)).toEqual(await readHere(large(), WAY));
  });

  test("cancelled, the thread ends", async () => {
    const made = { ended: false };
    const stop = new AbortController();
    const asked = readIn(workerThat(() => [], made), large(), WAY, { job: { signal: stop.signal } });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
    expect(made.ended).toBe(true);
  });

  test("a fault of ours stays a fault", async () => {
    const faulty = workerThat((piece) => (piece.kind === "end" ? [{ kind: "fault", message: "impossible" }] : []));
    await expect(readIn(faulty, large(), WAY)).rejects.toThrow("impossible");
  });
});
