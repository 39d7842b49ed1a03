import type { Transaction } from '@tiptap/pm/state';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { drawingFromSource } from './drawing-from-source.ts';
import { addBranch, dissolve, insertSource, putUnderCondition, setClasses, setParagraphs } from './letter-commands.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';
import { changeColumn, mayChangeColumn } from './table-commands.ts';

describe('a change of the drawing', () => {
  const stateOf = (one: string, from: number, to = from): EditorState => {
    const state = EditorState.create({ doc: drawingFromSource(one) });
    return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  };
  const written = ({ doc }: Transaction): string => sourceFromDrawing(doc);

  const cellsOf = ({ doc }: EditorState): readonly number[] => {
    const cells: number[] = [];
    doc.descendants((node, at) => {
      if (node.type.name === 'cell') cells.push(at);
    });
    return cells;
  };

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
    const cells = cellsOf(state);
    expect(written(changeColumn(state, cells[0] ?? 0, 'add'))).toBe(
      '<table><thead><tr><th>N</th><th></th></tr></thead><tbody>{{#each r}}<tr><td>{{n}}</td><td></td></tr>{{/each}}</tbody></table>',
    );
    expect(written(changeColumn(state, cells[1] ?? 0, 'remove'))).toBe(
      '<table><thead><tr></tr></thead><tbody>{{#each r}}<tr></tr>{{/each}}</tbody></table>',
    );
  });

  it('counts columns across conditional cells and over cells that are wider', () => {
    const row = '<tr><td>A</td>{{#if c}}<td>B</td>{{else}}<td>C</td>{{/if}}<td>D</td></tr>';
    const state = stateOf(`<table><tr><th colspan="2">T</th><th>U</th></tr>${row}</table>`, 4);
    const [title = 0, , first = 0, second = 0, , last = 0] = cellsOf(state);
    expect(written(changeColumn(state, last, 'remove'))).toBe(
      `<table><tr><th colspan="2">T</th></tr>${row.replace('<td>D</td>', '')}</table>`,
    );
    expect(written(changeColumn(state, second, 'remove'))).toBe(
      '<table><tr><th>T</th><th>U</th></tr><tr><td>A</td>{{#if c}}{{else}}{{/if}}<td>D</td></tr></table>',
    );
    expect(written(changeColumn(state, first, 'add'))).toBe(
      `<table><tr><th colspan="3">T</th><th>U</th></tr>${row.replace('A</td>', 'A</td><td></td>')}</table>`,
    );
    expect(written(changeColumn(state, title, 'add'))).toBe(
      `<table><tr><th colspan="2">T</th><th></th><th>U</th></tr>${row
        .replace('B</td>', 'B</td><td></td>')
        .replace('C</td>', 'C</td><td></td>')}</table>`,
    );
    expect(written(changeColumn(state, title, 'remove'))).toBe(
      '<table><tr><th>U</th></tr><tr>{{#if c}}{{else}}{{/if}}<td>D</td></tr></table>',
    );
  });

  it('leaves columns alone where rows do not agree on them', () => {
    for (const rows of [
      '<tr><td>A</td></tr><tr><td>B</td><td>C</td></tr>',
      '<tr><td>A</td>{{#if c}}<td>B</td>{{else}}<td>C</td><td>D</td>{{/if}}</tr>',
      '<tr>{{#each c}}<td>B</td>{{/each}}</tr>',
    ]) {
      const state = stateOf(`<table>${rows}</table>`, 4);
      const [cell = 0] = cellsOf(state);
      expect(mayChangeColumn(state.doc, cell), rows).toBe(false);
      expect(changeColumn(state, cell, 'add').docChanged).toBe(false);
    }
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
