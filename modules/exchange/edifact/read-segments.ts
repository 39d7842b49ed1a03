import { ActionRefused } from '@leitwerk/platform/module/module';
import Parser from 'edifact/parser.js';
import { exchangeIssue } from '../exchange-issue.ts';

/** A segment of an interchange: its tag, and its data elements with their components. Empty ones are empty texts. */
export type Segment = {
  readonly tag: string;
  readonly elements: readonly (readonly string[])[];
  /** From 1, within the file. */
  readonly number: number;
};

const HEAD_BYTES = 512;
/** Characters of one segment at most: without its end the rest of a file would be one. */
const LONGEST_SEGMENT = 100_000;
/**
 * Characters by the level that UNB names (ISO 9735, S001/0001). EDI@Energy prescribes UNOC; A and B are parts of it. Others than these
 * are not met in the market.
 */
const ENCODINGS: Readonly<Record<string, 'latin1' | 'utf-8'>> = {
  UNOA: 'latin1',
  UNOB: 'latin1',
  UNOC: 'latin1',
  UNOW: 'utf-8',
  UNOY: 'utf-8',
};

/**
 * The segments of an EDIFACT file (ISO 9735), with the separators that its UNA names. Reads on only as fast as segments are taken.
 * Throws `ActionRefused` when it is none, ends in the middle of a segment, or has characters that cannot stand there.
 */
export async function* readSegments(bytes: AsyncIterable<Buffer>): AsyncGenerator<Segment> {
  const parser = new Parser();
  const read: Segment[] = [];
  let elements: string[][] = [];
  let tag = '';
  let count = 0;
  let size = 0;
  parser.onopensegment = (name) => {
    tag = name;
    elements = [];
    size = 0;
  };
  parser.onelement = () => elements.push([]);
  parser.oncomponent = (data) => elements.at(-1)?.push(data);
  parser.onclosesegment = () => {
    count += 1;
    read.push({ tag, elements, number: count });
  };
  for await (const text of readText(bytes, parser)) {
    size += text.length;
    try {
      parser.write(text);
    } catch (error) {
      throw broken(count + 1, error);
    }
    if (read.length === 0 && size > LONGEST_SEGMENT) throw broken(count + 1, new Error('no end'));
    yield* read.splice(0);
  }
  try {
    parser.end();
  } catch (error) {
    throw broken(count + 1, error);
  }
}

const broken = (segment: number, error: unknown): ActionRefused =>
  new ActionRefused([
    exchangeIssue('file', 'exchange.edifact-broken', {
      segment,
      reason: error instanceof Error ? error.message.slice(0, 200) : '',
    }),
  ]);

/**
 * The text in pieces that the parser bears: the first with all of UNA, none that ends between a release character and what it releases.
 */
async function* readText(bytes: AsyncIterable<Buffer>, parser: Parser): AsyncGenerator<string> {
  let head: Buffer = Buffer.alloc(0);
  let decoder: Decoder | null = null;
  let release = '?';
  let rest = '';
  const cut = function* (text: string): Generator<string> {
    const all = rest + text;
    let kept = 0;
    while (all.at(-1 - kept) === release) kept += 1;
    rest = kept % 2 === 1 ? release : '';
    const piece = rest === '' ? all : all.slice(0, -1);
    // A byte more than the longest segment at once: a file without ends is seen as such.
    for (let at = 0; at < piece.length; at += LONGEST_SEGMENT + 1) yield piece.slice(at, at + LONGEST_SEGMENT + 1);
  };
  const begin = function* (): Generator<string> {
    const found = beginning(head);
    parser.encoding(found.encoding === 'latin1' ? 'UNOC' : 'UNOY');
    ({ release } = found);
    decoder = decoderFor(found.encoding);
    yield* cut(decoder.write(head.subarray(found.from)));
  };
  for await (const piece of bytes) {
    if (decoder !== null) {
      yield* cut((decoder as Decoder).write(piece));
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length >= HEAD_BYTES) yield* begin();
  }
  if (decoder === null) yield* begin();
  const last = rest;
  rest = '';
  if (last !== '') yield last;
}

/** What the first bytes say. Throws `ActionRefused` when they do not begin an interchange. */
function beginning(head: Buffer): { encoding: 'latin1' | 'utf-8'; release: string; from: number } {
  const text = head.toString('latin1');
  const from = text.search(/\S/);
  const found = /^(?:\u00ef\u00bb\u00bf)?(UNA(.)(.)(.)(.)(.)(.)\s*)?UNB.(UNO[A-Z]|[A-Z0-9]{4})/s.exec(text.slice(from));
  if (!found) throw new ActionRefused([exchangeIssue('file', 'exchange.no-edifact')]);
  const level = found[8] ?? '';
  const encoding = ENCODINGS[level];
  if (!encoding) throw new ActionRefused([exchangeIssue('file', 'exchange.edifact-characters', { level })]);
  return { encoding, release: found[5] ?? '?', from: from + (text.startsWith('\u00ef\u00bb\u00bf', from) ? 3 : 0) };
}

type Decoder = { readonly write: (bytes: Uint8Array) => string };

function decoderFor(encoding: 'latin1' | 'utf-8'): Decoder {
  if (encoding === 'latin1') return { write: (bytes) => Buffer.from(bytes).toString('latin1') };
  const decoder = new TextDecoder('utf-8');
  return { write: (bytes) => decoder.decode(bytes, { stream: true }) };
}
