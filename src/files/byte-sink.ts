const BLOCK_BYTES = 1 << 17;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const BYTES_PER_UNIT_MAX = 3;
const encoder = new TextEncoder();

/** Collects text and bytes into blocks of even size, so that what packs them is called seldom. */
export class ByteSink {
  private block = new Uint8Array(BLOCK_BYTES);
  private filled = 0;

  /** A block handed out is the receiver's; it is not written to again. */
  constructor(private readonly push: (chunk: Uint8Array) => void) {}

  text(text: string): void {
    if (text.length * BYTES_PER_UNIT_MAX > BLOCK_BYTES) return this.bytes(encoder.encode(text));
    if (this.filled + text.length * BYTES_PER_UNIT_MAX > BLOCK_BYTES) this.flush();
    this.filled += encoder.encodeInto(text, this.block.subarray(this.filled)).written;
  }

  bytes(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.filled === BLOCK_BYTES) this.flush();
      const piece = bytes.subarray(at, at + BLOCK_BYTES - this.filled);
      this.block.set(piece, this.filled);
      this.filled += piece.length;
      at += piece.length;
    }
  }

  flush(): void {
    if (this.filled === 0) return;
    this.push(this.block.subarray(0, this.filled));
    this.block = new Uint8Array(BLOCK_BYTES);
    this.filled = 0;
  }
}
