import { Parser } from 'htmlparser2';
import type { TextCollector } from './collect-text.ts';
import { collectText } from './collect-text.ts';
import { Unreadable } from './file-text.ts';
import type { OfficePart } from './open-office-file.ts';
import { openOfficeFile } from './open-office-file.ts';

/** Text, notes, heads and feet of a Word file (ECMA-376, part 1, 11.3). */
const WORD_PARTS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;
/** Texts that cells share, and the sheets (ECMA-376, part 1, 12.3). */
const SHEET_PARTS = /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/;

/** The text of a .docx. */
export const textOfWord = (bytes: Uint8Array): Promise<string> => textOfParts(bytes, WORD_PARTS, readWordPart);

/** Texts and numbers in the cells of an .xlsx; numbers as they are kept, not as they are shown. */
export const textOfSheet = (bytes: Uint8Array): Promise<string> => textOfParts(bytes, SHEET_PARTS, readSheetPart);

type Handlers = ConstructorParameters<typeof Parser>[0];

async function textOfParts(
  bytes: Uint8Array,
  names: RegExp,
  read: (collector: TextCollector, stop: () => void) => Handlers,
): Promise<string> {
  const collector = collectText();
  const parts = await openOfficeFile(bytes, names);
  for (const part of parts) if (!(await readPart(part, collector, read))) break;
  return collector.text();
}

/** @returns whether more is wanted */
async function readPart(
  part: OfficePart,
  collector: TextCollector,
  read: (collector: TextCollector, stop: () => void) => Handlers,
): Promise<boolean> {
  let isFull = false;
  // No entities of its own are known to it, so none can be made to grow.
  const parser = new Parser(
    read(collector, () => {
      isFull = true;
    }),
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const piece of await part.open()) {
      parser.write(decoder.decode(piece as Buffer, { stream: true }));
      if (isFull) return false;
    }
  } catch {
    throw new Unreadable('damaged');
  }
  parser.end();
  return !isFull;
}

function readWordPart(collector: TextCollector, stop: () => void): Handlers {
  let isText = false;
  return {
    onopentagname: (name) => {
      isText = name === 'w:t';
      if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') collector.add(' ');
    },
    ontext: (text) => {
      if (isText && !collector.add(text)) stop();
    },
    onclosetag: (name) => {
      isText = false;
      if (name === 'w:p') collector.add('\n');
    },
  };
}

function readSheetPart(collector: TextCollector, stop: () => void): Handlers {
  let isShared = false;
  let isText = false;
  return {
    onopentag: (name, attributes) => {
      // A cell of type `s` holds the number of a shared text, which stands elsewhere.
      if (name === 'c') isShared = attributes['t'] === 's';
      isText = name === 't' || (name === 'v' && !isShared);
    },
    ontext: (text) => {
      if (isText && !collector.add(text)) stop();
    },
    onclosetag: (name) => {
      isText = false;
      if (name === 'c' || name === 'si') collector.add(' ');
      if (name === 'row') collector.add('\n');
    },
  };
}
