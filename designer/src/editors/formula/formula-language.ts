import type { StreamParser } from '@codemirror/language';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

type State = { readonly quote: string | null };

/** How JSONata is coloured: texts, numbers, functions and variables, words that join. */
const parser: StreamParser<State> = {
  name: 'jsonata',
  startState: () => ({ quote: null }),
  token: (stream) => {
    if (stream.eatSpace()) return null;
    if (stream.match('/*')) {
      while (!stream.eol() && !stream.match('*/')) stream.next();
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
    if (stream.match(/^\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/)) return 'number';
    if (stream.match(/^\$[A-Za-z_]\w*/)) return stream.peek() === '(' ? 'function' : 'variableName';
    if (stream.match(/^(?:and|or|in)\b/)) return 'keyword';
    if (stream.match(/^(?:true|false|null)\b/)) return 'atom';
    if (stream.match(/^`[^`]*`?/) || stream.match(/^[A-Za-z_]\w*/)) return 'propertyName';
    stream.next();
    return 'operator';
  },
  tokenTable: { function: tags.function(tags.variableName) },
};

const words = HighlightStyle.define([
  { tag: tags.keyword, color: 'light-dark(#7a2d8c, #d9a6e8)', fontWeight: '600' },
  { tag: [tags.variableName, tags.function(tags.variableName)], color: 'light-dark(#0b6170, #86d3e0)' },
  { tag: tags.comment, color: 'var(--lw-quiet)' },
  { tag: tags.atom, color: 'light-dark(#9a3412, #f0b48a)' },
]);

export const formulaLanguage = [StreamLanguage.define(parser), syntaxHighlighting(words)];
