import type { PlanPicture } from "../grid/sheet-plan";

const HEIGHT_POINTS = 40;
const WIDTH_POINTS_MAX = 180;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The letterhead's picture at a cell, in its own proportions, or null where the text is no PNG or JPEG. */
export function logoPicture(base64: string, description: string): PlanPicture | null {
  const bytes = decodeBase64(base64);
  const size = bytes === null ? null : (pngSize(bytes) ?? jpegSize(bytes));
  if (size === null || size.width === 0 || size.height === 0) return null;
  const scale = Math.min(HEIGHT_POINTS / size.height, WIDTH_POINTS_MAX / size.width);
  return {
    row: 0, column: 0, widthPoints: Math.round(size.width * scale), heightPoints: Math.round(size.height * scale),
    format: size.format, base64: base64.replace(/^data:[^,]*,|\s/g, ""), description,
  };
}

interface PictureSize {
  readonly format: "png" | "jpeg";
  readonly width: number;
  readonly height: number;
}

function pngSize(bytes: readonly number[]): PictureSize | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, index) => bytes[index] !== byte)) return null;
  const long = (at: number): number => ((bytes[at]! * 256 + bytes[at + 1]!) * 256 + bytes[at + 2]!) * 256 + bytes[at + 3]!;
  return { format: "png", width: long(16), height: long(20) };
}

/** Walks the segments to the frame header (SOF), which holds the size. */
function jpegSize(bytes: readonly number[]): PictureSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { format: "jpeg", height: bytes[at + 5]! * 256 + bytes[at + 6]!, width: bytes[at + 7]! * 256 + bytes[at + 8]! };
    at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
  }
  return null;
}

/** The size stands near the beginning: no more is decoded than that. */
const HEADER_LETTERS_MAX = 200_000;

function decodeBase64(text: string): readonly number[] | null {
  const clean = text.replace(/^data:[^,]*,|\s/g, "");
  if (clean === "" || !/^[A-Za-z0-9+/]+={0,2}$/.test(clean)) return null;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of clean.slice(0, HEADER_LETTERS_MAX).replace(/=+$/, "")) {
    held = (held << 6) | LETTERS.indexOf(letter);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}
