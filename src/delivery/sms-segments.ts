/** The default alphabet of GSM 03.38 and its extension table, whose characters take two places. */
const GSM_BASIC = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const GSM_EXTENDED = new Set("\f^{}\\[~]|€");
/** What one message holds alone, and each part of a longer one, whose header takes the rest. */
const ROOM = { gsm: { single: 160, part: 153 }, ucs2: { single: 70, part: 67 } } as const;

export interface SmsSegments {
  /** One character outside the default alphabet puts the whole message into UCS-2. */
  readonly encoding: "gsm" | "ucs2";
  /** Places used: septets or UTF-16 units. */
  readonly units: number;
  /** What it is charged as. */
  readonly segments: number;
}

/**
 * How many messages a text goes out as. A character of two places is never cut between two parts.
 *
 * Source: 3GPP TS 23.038 § 6.2.1 and TS 23.040 § 9.2.3.24.1.
 */
export function smsSegments(text: string): SmsSegments {
  const characters = [...text];
  const isGsm = characters.every((character) => GSM_BASIC.has(character) || GSM_EXTENDED.has(character));
  const sizes = characters.map((character) => (isGsm ? (GSM_EXTENDED.has(character) ? 2 : 1) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const encoding = isGsm ? "gsm" : "ucs2";
  const { single, part } = ROOM[encoding];
  if (units <= single) return { encoding, units, segments: units === 0 ? 0 : 1 };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, segments };
}
