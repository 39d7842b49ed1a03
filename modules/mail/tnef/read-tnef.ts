import { readProperties } from './tnef-properties.ts';

/** A file in a `winmail.dat`. */
export type TnefFile = { readonly name: string; readonly type: string; readonly content: Uint8Array };

export type Tnef = {
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly TnefFile[];
  /** Whether it was read to its end; of one that is cut off nothing is shown that might not be all. */
  readonly isWhole: boolean;
};

const SIGNATURE = 0x223e9f78;
const MOST_FILES = 100;
const MOST_ATTRIBUTES = 5000;
const LONGEST_NAME = 255;

/** Attributes by id and type, as [MS-OXTNEF] 2.1.3.4 lists them. */
const OEM_CODEPAGE = 0x00069007;
const BODY = 0x0002800c;
const MESSAGE_PROPERTIES = 0x00069003;
const ATTACHMENT_BEGINS = 0x00069002;
const ATTACHMENT_DATA = 0x0006800f;
const ATTACHMENT_TITLE = 0x00018010;
const ATTACHMENT_PROPERTIES = 0x00069005;

/** Properties, [MS-OXPROPS]. */
const TEXT = 0x1000;
const HTML = 0x1013;
const DATA = 0x3701;
const LONG_NAME = 0x3707;
const MIME_TYPE = 0x370e;

type Draft = { name: string; type: string; content: Uint8Array | null };

/**
 * Reads what Outlook packs into a `winmail.dat` ([MS-OXTNEF]): text, HTML and files. A message inside of it, and text that is there as RTF
 * only, are left out. Its checksums are not looked at, as programs write them wrongly.
 * @returns null where it is none
 */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 6 || view.getUint32(0, true) !== SIGNATURE) return null;
  let at = 6;
  let charset = 'windows-1252';
  let text = '';
  let html: string | null = null;
  const drafts: Draft[] = [];
  for (let count = 0; at < bytes.length && count < MOST_ATTRIBUTES; count += 1) {
    if (at + 9 > bytes.length) return ended(text, html, drafts, false);
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const from = at + 9;
    if (from + length + 2 > bytes.length) return ended(text, html, drafts, false);
    const data = bytes.subarray(from, from + length);
    at = from + length + 2;
    const last = drafts.at(-1);
    if (id === OEM_CODEPAGE && length >= 4) charset = charsetOf(view.getUint32(from, true));
    else if (id === BODY) text ||= decoded(data, charset);
    else if (id === MESSAGE_PROPERTIES) {
      const found = readProperties(data, new Set([TEXT, HTML]));
      text = textOf(found.get(TEXT), charset) ?? text;
      html = htmlOf(found.get(HTML), charset) ?? html;
    } else if (id === ATTACHMENT_BEGINS) {
      if (drafts.length >= MOST_FILES) return ended(text, html, drafts, false);
      drafts.push({ name: '', type: '', content: null });
    } else if (last && id === ATTACHMENT_TITLE) last.name ||= decoded(data, charset);
    else if (last && id === ATTACHMENT_DATA) last.content = data;
    else if (last && id === ATTACHMENT_PROPERTIES) {
      const found = readProperties(data, new Set([DATA, LONG_NAME, MIME_TYPE]));
      last.name = textOf(found.get(LONG_NAME), charset) || last.name;
      last.type = textOf(found.get(MIME_TYPE), charset) ?? '';
      const inner = found.get(DATA);
      // An object begins with its interface's id; what is in it is a message, not a file.
      if (inner?.type === 0x0102) last.content ??= inner.data;
    }
  }
  return ended(text, html, drafts, at >= bytes.length);
}

const ended = (text: string, html: string | null, drafts: readonly Draft[], isWhole: boolean): Tnef => ({
  text,
  html,
  files: drafts.flatMap(({ name, type, content }) =>
    content === null ? [] : [{ name: plainName(name), type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : '', content }],
  ),
  isWhole,
});

/** The last part of a path, in one line. */
const plainName = (name: string): string =>
  (
    name
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .split(/[\\/]/)
      .at(-1) ?? ''
  )
    .trim()
    .slice(0, LONGEST_NAME)
    .toWellFormed();

type Found = { readonly type: number; readonly data: Uint8Array } | undefined;

function textOf(found: Found, charset: string): string | null {
  if (!found) return null;
  return decoded(found.data, found.type === 0x001f ? 'utf-16le' : charset);
}

/** As text, or as bytes that name no charset: UTF-8 where they are. */
function htmlOf(found: Found, charset: string): string | null {
  if (!found) return null;
  if (found.type !== 0x0102) return textOf(found, charset);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(found.data).replace(/\0+$/, '');
  } catch {
    return decoded(found.data, charset);
  }
}

const decoded = (data: Uint8Array, charset: string): string =>
  new TextDecoder(charset).decode(data).replace(/\0[\s\S]*$/, '');

/** The name of a Windows code page that decoders know. */
function charsetOf(codepage: number): string {
  if (codepage === 65001) return 'utf-8';
  if (codepage >= 1250 && codepage <= 1258) return `windows-${codepage}`;
  if (codepage === 932) return 'shift_jis';
  if (codepage === 936) return 'gbk';
  return 'windows-1252';
}
