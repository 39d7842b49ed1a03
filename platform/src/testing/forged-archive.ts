import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive, as somebody with bad intent would write it. */
export type ForgedFile = {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** Type and mode of the file, as Unix has them. */
  readonly mode?: number;
  readonly method?: number;
  readonly flags?: number;
  /** What the archive says that the file is unpacked. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
};

/** A .zip archive byte by byte, without any of the checks of a library. */
export function forgeArchive(files: readonly ForgedFile[]): Buffer {
  const bodies: Buffer[] = [];
  const heads: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '{}', mode = 0o100644, method = 8, flags = 0x800, claimedSize, claimedCrc } of files) {
    const raw = Buffer.from(content as string);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const bytes = Buffer.from(name as string);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(claimedCrc ?? crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? raw.length, 18);
    common.writeUInt16LE(bytes.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, bytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    // Made on Unix, so that modes are what they are there.
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, bytes]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end]);
}
