/** What goes into a `winmail.dat`. `long`: the name among the properties. */
export type TnefParts = {
  readonly text: string;
  readonly html?: string;
  readonly files: readonly {
    readonly short: string;
    readonly long?: string;
    readonly type?: string;
    readonly content: Buffer;
  }[];
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

function attribute(level: 1 | 2, id: number, data: Buffer): Buffer {
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0));
  return Buffer.concat([Buffer.from([level]), uint32(id), uint32(data.length), data, sum]);
}

const padded = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);

/** A property with one value that has its length before it. @param name makes it one that a program names itself */
const property = (type: number, id: number, data: Buffer, name?: string): Buffer =>
  Buffer.concat([
    uint32(id * 0x10000 + type),
    ...(name === undefined
      ? []
      : [
          Buffer.alloc(16, 7),
          uint32(1),
          uint32(Buffer.byteLength(name, 'utf16le')),
          padded(Buffer.from(name, 'utf16le')),
        ]),
    uint32(1),
    uint32(data.length),
    padded(data),
  ]);

const properties = (...all: readonly Buffer[]): Buffer => Buffer.concat([uint32(all.length), ...all]);
const unicode = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le');
const narrow = (text: string): Buffer => Buffer.from(`${text}\0`, 'latin1');

/** Packs a message as Outlook does ([MS-OXTNEF]). */
export const tnefOf = ({ text, html, files }: TnefParts): Buffer =>
  Buffer.concat([
    uint32(0x223e9f78),
    Buffer.from([1, 0]),
    attribute(1, 0x00089006, uint32(0x00010000)),
    attribute(1, 0x00069007, Buffer.concat([uint32(1252), uint32(0)])),
    attribute(
      1,
      0x00069003,
      properties(
        // A number, an own name, and several values, over which the reader has to step.
        Buffer.concat([uint32(0x3fde0003), uint32(65001)]),
        property(0x001f, 0x8001, unicode('x'), 'x-own'),
        Buffer.concat([uint32(0x80021003 & 0x7fffffff), uint32(2), uint32(1), uint32(2)]),
        property(0x001f, 0x1000, unicode(text)),
        ...(html === undefined ? [] : [property(0x0102, 0x1013, Buffer.from(html))]),
      ),
    ),
    ...files.flatMap(({ short, long, type, content }) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, narrow(short)),
      attribute(2, 0x0006800f, content),
      ...(long === undefined
        ? []
        : [
            attribute(
              2,
              0x00069005,
              properties(property(0x001f, 0x3707, unicode(long)), property(0x001e, 0x370e, narrow(type ?? ''))),
            ),
          ]),
    ]),
  ]);
