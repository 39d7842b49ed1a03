/** Bytes of a property's first value, and its type ([MS-OXCDATA] 2.11.1). */
export type Property = { readonly type: number; readonly data: Uint8Array };

const MOST_PROPERTIES = 5000;
const NAMED = 0x8000;
const MANY = 0x1000;

/** Bytes of types of a fixed size, filled up to four. */
const SIZES: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
/** Text, Unicode, bytes and objects: each with its length before it. */
const SIZED: ReadonlySet<number> = new Set([0x001e, 0x001f, 0x0102, 0x000d]);

/**
 * Properties in an attribute ([MS-OXTNEF] 2.1.3.3.1), those that are wanted. What is cut off or of a type that it does not know ends the
 * reading: nothing after it can be found.
 */
export function readProperties(bytes: Uint8Array, wanted: ReadonlySet<number>): ReadonlyMap<number, Property> {
  const found = new Map<number, Property>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  /** The next number; null at the end. */
  const next = (): number | null => {
    if (at + 4 > bytes.length) return null;
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const skip = (length: number): boolean => {
    at += Math.ceil(length / 4) * 4;
    return at <= bytes.length;
  };
  const count = Math.min(next() ?? 0, MOST_PROPERTIES);
  for (let one = 0; one < count; one += 1) {
    const tag = next();
    if (tag === null) break;
    const [type, id] = [tag & 0xffff, tag >>> 16];
    if (id >= NAMED && !skipName(next, skip)) break;
    const base = type & ~MANY;
    const isMany = (type & MANY) !== 0;
    const isSized = SIZED.has(base);
    const values = isMany || isSized ? next() : 1;
    const size = SIZES[base];
    if (values === null || values > MOST_PROPERTIES || (!isSized && size === undefined)) break;
    let isWhole = true;
    for (let value = 0; value < values && isWhole; value += 1) {
      const length: number | null = isSized ? next() : (size ?? 0);
      if (length === null || at + length > bytes.length) isWhole = false;
      else {
        if (value === 0 && !isMany && wanted.has(id))
          found.set(id, { type: base, data: bytes.subarray(at, at + length) });
        isWhole = skip(length);
      }
    }
    if (!isWhole) break;
  }
  return found;
}

/** A property that programs name themselves has a GUID, and a number or a text, before its value. */
function skipName(next: () => number | null, skip: (length: number) => boolean): boolean {
  if (!skip(16)) return false;
  const kind = next();
  const length = next();
  if (kind === null || length === null) return false;
  return kind === 0 || skip(length);
}
