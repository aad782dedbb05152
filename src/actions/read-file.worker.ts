import { type BytesPiece, BytesReceiver, type ReadPiece } from "./read-messages";

const receiver = new BytesReceiver();

/* Other systems' files in a thread of their own: bytes in, piece by piece, what was understood out. Cancelling ends the thread. */
self.onmessage = ({ data }: MessageEvent<BytesPiece>) => {
  const tell = (piece: ReadPiece): void => self.postMessage(piece);
  try {
    for (const piece of receiver.take(data)) tell(piece);
  } catch (error) {
    tell({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
  }
};
