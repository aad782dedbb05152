const POLYNOMIAL = 0xedb88320;

/** Four tables, so that four bytes are taken at a time: a package of 60 MB is checked on every opening. */
const TABLES = ((): readonly Int32Array[] => {
  const tables = Array.from({ length: 4 }, () => new Int32Array(256));
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    tables[0]![byte] = value;
  }
  for (let byte = 0; byte < 256; byte++) {
    for (let table = 1; table < 4; table++) {
      const before = tables[table - 1]![byte]!;
      tables[table]![byte] = (before >>> 8) ^ tables[0]![before & 255]!;
    }
  }
  return tables;
})();

/** The checksum that ZIP keeps of every part; give the last answer as `before` to go on with the next chunk. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [one, two, three, four] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array];
  let value = ~before;
  let index = 0;
  for (const end = bytes.length - 3; index < end; index += 4) {
    value ^= bytes[index]! | (bytes[index + 1]! << 8) | (bytes[index + 2]! << 16) | (bytes[index + 3]! << 24);
    value = four[value & 255]! ^ three[(value >>> 8) & 255]! ^ two[(value >>> 16) & 255]! ^ one[value >>> 24]!;
  }
  for (; index < bytes.length; index++) value = (value >>> 8) ^ one[(value ^ bytes[index]!) & 255]!;
  return ~value >>> 0;
}
