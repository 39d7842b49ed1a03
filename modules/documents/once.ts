/** Bytes as a stream of one piece. */
export async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
