import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { lineOf, slicePasted, sourceOfCopied } from './copied-source.ts';
import { drawingFromSource } from './drawing-from-source.ts';
import { keepBalance } from './keep-balance.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';

const COPY = '<span data-pm-slice="1 1 []">x</span>';

const placeOf = (doc: Node, letters: string): number => {
  let found = -1;
  doc.descendants((node, at) => {
    const index = node.text?.indexOf(letters) ?? -1;
    if (index !== -1) found = at + index;
  });
  return found;
};

/** What is copied from the first letters to the end of the last ones. */
const copied = (source: string, first: string, last = first): string => {
  const doc = drawingFromSource(source);
  const selection = TextSelection.create(doc, placeOf(doc, first), placeOf(doc, last) + last.length);
  return sourceOfCopied(selection.content());
};

/** A text after something has been pasted behind its last letter Z. */
const pasted = (source: string, text: string, html: string, isLine = false): string | null => {
  const state = EditorState.create({ doc: drawingFromSource(source), plugins: [keepBalance] });
  const slice = slicePasted({ text, html, isLine });
  if (!slice) return null;
  const at = placeOf(state.doc, 'Z') + 1;
  const tr = state.tr.setSelection(TextSelection.create(state.doc, at)).replaceSelection(slice);
  return sourceFromDrawing(state.apply(tr).doc);
};

describe('what is copied in a drawing', () => {
  it('keeps its marks and its variables, also within a cell', () => {
    const table = '<table><tbody><tr><td>Z a <strong>bold</strong> {{x}} b</td><td>c</td></tr></tbody></table>';
    const words = copied(table, 'bold');
    expect(words).toBe('<strong>bold</strong>');
    expect(pasted(table, words, COPY)).toBe(table.replace('Z', 'Z<strong>bold</strong>'));
    expect(copied(table, 'a ', ' b')).toBe('a <strong>bold</strong> {{x}} b');
    expect(pasted('<p>Z</p>', 'a <strong>bold</strong> b', '')).toBe('<p>Za <strong>bold</strong> b</p>');
  });

  it('keeps white space and how characters are written', () => {
    const words = copied('<p>a R&amp;D b</p>', ' R', 'D ');
    expect(words).toBe(' R&amp;D ');
    expect(pasted('<p>Z!</p>', words, COPY)).toBe('<p>Z R&amp;D !</p>');
    // Of other programs only what looks like source is.
    expect(pasted('<p>Z!</p>', words, '')).toBeNull();
  });

  it('is text without the condition around it, and without half a condition', () => {
    expect(copied('{{#if a}}<p>x y</p>{{/if}}', 'y')).toBe('y');
    expect(copied('<p>{{#if a}}x y{{/if}} z</p>', 'y', 'z')).toBe('y z');
    expect(copied('<p>w {{#if a}}x{{/if}} z</p>', 'w', 'z')).toBe('w {{#if a}}x{{/if}} z');
  });

  it('is several paragraphs, which are text in a field of one line', () => {
    const both = copied('<p>a x</p>{{#if a}}<p>y</p>{{else}}<p>z</p>{{/if}}<h2>u v</h2>', 'x', 'u');
    expect(both).toBe('<p>x</p>{{#if a}}<p>y</p>{{else}}<p>z</p>{{/if}}<h2>u</h2>');
    expect(pasted('Z!', both, COPY, true)).toBe('Zx {{#if a}}y{{else}}z{{/if}} u!');
    expect(pasted('<p>Z</p>', '<p>a</p><p>b</p>', '')).toContain('<p>b</p>');
  });

  it('of other programs becomes one line, too', () => {
    const line = lineOf(drawingFromSource('<p>a<br>b</p><ul><li>c</li><li><strong>d</strong></li></ul>').content);
    const state = EditorState.create({ doc: drawingFromSource('<p></p>') });
    expect(sourceFromDrawing(state.apply(state.tr.insert(1, line.content)).doc)).toBe(
      '<p>a b c <strong>d</strong></p>',
    );
  });
});
