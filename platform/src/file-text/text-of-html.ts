import { Parser } from 'htmlparser2';
import { collectText } from './collect-text.ts';
import { decode } from './text-of-plain.ts';

/** What these hold is nothing that people read. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe']);
/** These stand within a word or a line. */
const INLINE: ReadonlySet<string> = new Set([
  'a',
  'abbr',
  'b',
  'em',
  'font',
  'i',
  'mark',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

/** What people read of a page. Nothing of it is run or fetched. */
export function textOfHtml(bytes: Uint8Array): string {
  const collector = collectText();
  let silent = 0;
  const parser: Parser = new Parser({
    onopentagname: (name) => {
      if (SILENT.has(name)) silent += 1;
      else if (!INLINE.has(name)) collector.add('\n');
    },
    ontext: (text) => {
      if (silent === 0 && !collector.add(text)) parser.pause();
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
    },
  });
  parser.end(decode(bytes));
  return collector.text();
}
