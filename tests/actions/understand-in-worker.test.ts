import { describe, expect, test } from "@jest/globals";
import { type ReadingWay, understand } from "../../src/actions/understand-file";
import { understandIn, type UnderstandingWorker } from "../../src/actions/understand-in-worker";
import { type FilePiece, FileReceiver } from "../../src/actions/understand-messages";
import { parseIsoDay } from "../../src/calendar/day";
import { readSource } from "../../src/files/read-source";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";

const WAY: ReadingWay = { settings: DEFAULT_SETTINGS, baseCurrency: null, latestDay: parseIsoDay("2026-08-31")!, profiles: {} };
const HEADER = "交易时间,交易流水号,借方发生额,贷方发生额,账户余额,对方账号,对方账号名称,对方开户行,客户附言\n";
const fileOf = (text: string, name = "bank.csv") => readSource(new TextEncoder().encode(text), name).files[0]!;
const large = (rows: number) => fileOf(HEADER + Array.from({ length: rows }, (_, index) => `2026-08-01 10:20:30,S${index},,${index % 9 === 0 ? "x" : "1.00"},,,甲,,\n`).join(""));

/** A worker as a browser makes one: what goes in and out is copied, and arrives later. */
function workerThat(answers: (piece: FilePiece, receiver: FileReceiver) => Iterable<unknown>, made: { ended: boolean } = { ended: false }): () => UnderstandingWorker {
  return () => {
    const receiver = new FileReceiver();
    const worker: UnderstandingWorker = {
      onmessage: null, onerror: null,
      terminate: () => void (made.ended = true),
      postMessage: (piece: unknown) => {
        const copied = structuredClone(piece) as FilePiece;
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
const honest = (piece: FilePiece, receiver: FileReceiver) => receiver.take(piece);

describe("understanding a large file in another thread", () => {
  test("gives what this thread would have given, in whatever pieces it came", async () => {
    const file = large(4500);
    const made = { ended: false };
    expect(await understandIn(workerThat(honest, made), file, WAY)).toEqual(understand(file, WAY));
    expect(made.ended).toBe(true);
  });

  test("XML goes as its text", async () => {
    const entry = "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-08-01</Dt></BookgDt></Ntry>";
    const file = fileOf(`<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct>${entry.repeat(4000)}</Stmt></BkToCstmrStmt></Document>`, "camt.xml");
    const read = await understandIn(workerThat(honest), file, WAY);
    expect("reading" in read && read.reading.rows.length).toBe(4000);
    expect(read).toEqual(understand(file, WAY));
  });

  test("a small file, and a host without workers, are served here", async () => {
    const small = large(5);
    const never = (): never => { throw new Error("a worker for five rows"); };
    expect(await understandIn(never, small, WAY)).toEqual(understand(small, WAY));
    expect(await understandIn(() => null, large(3100), WAY)).toEqual(understand(large(3100), WAY));
  });

  test("what no layout fits is refused as here; a script that cannot be loaded is no refusal", async () => {
    const unknown = fileOf("just words\n".repeat(4000), "x.csv");
    expect(await understandIn(workerThat(honest), unknown, WAY)).toEqual(understand(unknown, WAY));
    const broken = workerThat(() => { throw new Error("404"); });
    expect(await understandIn(broken, large(3100), WAY)).toEqual(understand(large(3100), WAY));
  });

  test("cancelled, the thread ends", async () => {
    const made = { ended: false };
    const stop = new AbortController();
    const asked = understandIn(workerThat(() => [], made), large(3100), WAY, { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
    expect(made.ended).toBe(true);
  });

  test("a fault of ours stays a fault", async () => {
    const faulty = workerThat((piece) => (piece.kind === "end" ? [{ kind: "fault", message: "impossible" }] : []));
    await expect(understandIn(faulty, large(3100), WAY)).rejects.toThrow("impossible");
  });
});
