import type { Transaction } from '@tiptap/pm/state';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { drawingFromSource } from './drawing-from-source.ts';
import {
  addBranch,
  changeColumn,
  dissolve,
  insertSource,
  putUnderCondition,
  setClasses,
  setParagraphs,
} from './letter-commands.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';

describe('a change of the drawing', () => {
  const stateOf = (one: string, from: number, to = from): EditorState => {
    const state = EditorState.create({ doc: drawingFromSource(one) });
    return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  };
  const written = ({ doc }: Transaction): string => sourceFromDrawing(doc);

  it('puts a variable into the text, and a table behind the paragraph', () => {
    expect(written(insertSource(stateOf('<p>Hallo !</p>', 7), '{{lead.name}}'))).toBe('<p>Hallo {{lead.name}}!</p>');
    expect(written(insertSource(stateOf('<p>A</p>\n<p>B</p>', 2), '<hr>'))).toBe('<p>A</p>\n<hr>\n<p>B</p>');
    expect(written(insertSource(stateOf('<p>A</p>\n<p></p>', 4), '<h2>T</h2>'))).toBe('<p>A</p>\n<h2>T</h2>');
  });

  it('puts words or paragraphs under a condition', () => {
    expect(written(putUnderCondition(stateOf('<p>Guten Tag</p>', 7, 10), 'a'))).toBe(
      '<p>Guten {{#if a}}Tag{{/if}}</p>',
    );
    expect(written(putUnderCondition(stateOf('<p>A</p>\n<p>B</p>', 1, 5), 'a'))).toBe(
      '{{#if a}}<p>A</p>\n<p>B</p>{{/if}}',
    );
  });

  it('changes kind and look of a paragraph, and nothing else of it', () => {
    expect(written(setParagraphs(stateOf('<p class="keep">A</p>', 1), 'h2'))).toBe('<h2 class="keep">A</h2>');
    expect(written(setClasses(stateOf('<p>A</p>', 1), 0, ['right', 'small']))).toBe('<p class="right small">A</p>');
    expect(written(setClasses(stateOf('A', 1), 0, ['right']))).toBe('<p class="right">A</p>');
    expect(written(setClasses(stateOf('<p class="right">A</p>', 1), 0, []))).toBe('<p>A</p>');
  });

  it('adds and removes rows and columns, also where rows are repeated', () => {
    const table =
      '<table><thead><tr><th>N</th></tr></thead><tbody>{{#each r}}<tr><td>{{n}}</td></tr>{{/each}}</tbody></table>';
    const state = stateOf(table, 5);
    const cells: number[] = [];
    state.doc.descendants((node, at) => {
      if (node.type.name === 'cell') cells.push(at);
    });
    expect(written(changeColumn(state, cells[0] ?? 0, 'add'))).toBe(
      '<table><thead><tr><th>N</th><th></th></tr></thead><tbody>{{#each r}}<tr><td>{{n}}</td><td></td></tr>{{/each}}</tbody></table>',
    );
    expect(written(changeColumn(state, cells[1] ?? 0, 'remove'))).toBe(
      '<table><thead><tr></tr></thead><tbody>{{#each r}}<tr></tr>{{/each}}</tbody></table>',
    );
  });

  it('adds a branch to a part and to a condition within text, and dissolves a part', () => {
    expect(written(addBranch(stateOf('{{#if a}}<p>A</p>{{/if}}', 3), 0, '{{else}}'))).toBe(
      '{{#if a}}<p>A</p>{{else}}<p></p>{{/if}}',
    );
    expect(written(addBranch(stateOf('<p>{{#if a}}{{#if b}}B{{/if}}{{/if}}</p>', 1), 1, '{{else}}'))).toBe(
      '<p>{{#if a}}{{#if b}}B{{/if}}{{else}}{{/if}}</p>',
    );
    expect(written(dissolve(stateOf('{{#if a}}<p>A</p>{{else}}<p>B</p>{{/if}}', 3), 0))).toBe('<p>A</p>');
  });
});
