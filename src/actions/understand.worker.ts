import { type FilePiece, FileReceiver, type ReadingPiece } from "./understand-messages";

const receiver = new FileReceiver();

/* Layouts of other systems in a thread of their own: a file in, piece by piece, what was understood out. Cancelling ends the thread. */
self.onmessage = ({ data }: MessageEvent<FilePiece>) => {
  const tell = (piece: ReadingPiece): void => self.postMessage(piece);
  try {
    for (const piece of receiver.take(data)) tell(piece);
  } catch (error) {
    tell({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
  }
};
