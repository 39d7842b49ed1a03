import type { Node } from '@tiptap/pm/model';
import { Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOwnPairs } from './condition-pairs.ts';
import { drawingFromSource } from './drawing-from-source.ts';
import { crossesParts, keepBalance } from './keep-balance.ts';
import {
  addBranch,
  deleteAcross,
  dissolve,
  insertSource,
  mayPutUnderCondition,
  putUnderCondition,
  removeAt,
  setParagraphs,
  setWritten,
} from './letter-commands.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';

const stateOf = (source: string): EditorState =>
  EditorState.create({ doc: drawingFromSource(source), plugins: [keepBalance] });

/** With all chosen from the first to the last of two letters that the text has once each. */
const choose = (state: EditorState, first: string, last = first): EditorState => {
  const [from, to] = [first, last].map((letter) => lettersIn(state.doc).get(letter)?.at ?? -1);
  const selection = TextSelection.create(state.doc, from ?? 0, (to ?? 0) + 1);
  return state.apply(state.tr.setSelection(selection));
};

type Place = { readonly at: number; readonly under: readonly string[] };

/** Where each letter stands, and the conditions it is under: what opens them, and which of their branches. */
function lettersIn(doc: Node): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const around: string[] = [];
    const $at = doc.resolve(at);
    for (let depth = 1; depth <= $at.depth; depth++)
      if ($at.node(depth).type.name === 'part') around.push(`${$at.node(depth).attrs['open']} ${$at.index(depth)}`);
    const open: { source: string; branch: number }[] = [];
    node.forEach((one, offset) => {
      const last = open.at(-1);
      if (one.type.name === 'begin') open.push({ source: String(one.attrs['source']), branch: 0 });
      if (one.type.name === 'otherwise' && last) last.branch++;
      if (one.type.name === 'end') open.pop();
      const under = [...around, ...open.map(({ source, branch }) => `${source} ${branch}`)];
      for (const [index, letter] of [...(one.text ?? '')].entries())
        found.set(letter, { at: at + 1 + offset + index, under });
    });
    return false;
  });
  return found;
}

describe('what stands under a condition', () => {
  const after = (state: EditorState, change: (state: EditorState) => Transaction): string =>
    sourceFromDrawing(state.apply(change(state)).doc);
  const remove = ({ tr }: EditorState): Transaction => tr.deleteSelection();

  it('is not put under another one in half', () => {
    const state = choose(stateOf('<p>{{#if a}}x y{{/if}} z</p>'), 'y', 'z');
    expect(mayPutUnderCondition(state)).toBe(false);
    expect(putUnderCondition(state, 'c').docChanged).toBe(false);
    const branches = choose(stateOf('<p>{{#if a}}x{{else}}y{{/if}}</p>'), 'x', 'y');
    expect(mayPutUnderCondition(branches)).toBe(false);
    const whole = choose(stateOf('<p>w {{#if a}}x{{/if}} z</p>'), 'w', 'z');
    expect(after(whole, (now) => putUnderCondition(now, 'c'))).toBe('<p>{{#if c}}w {{#if a}}x{{/if}} z{{/if}}</p>');
  });

  it('keeps the ends that are deleted together with other text', () => {
    const two = stateOf('<p>{{#if a}}x y{{/if}} m {{#if b}}u v{{/if}}</p>');
    expect(after(choose(two, 'y', 'u'), remove)).toBe('<p>{{#if a}}x {{/if}}{{#if b}} v{{/if}}</p>');
    expect(after(choose(two, 'y', 'm'), remove)).toBe('<p>{{#if a}}x {{/if}} {{#if b}}u v{{/if}}</p>');
    expect(after(choose(stateOf('<p>{{#if a}}x y{{else}}u v{{/if}}</p>'), 'y', 'u'), remove)).toBe(
      '<p>{{#if a}}x {{else}} v{{/if}}</p>',
    );
    const apart = stateOf('<p>{{#if a}}x y{{/if}}</p><p>{{#if b}}u v{{/if}}</p>');
    expect(after(choose(apart, 'y', 'u'), remove)).toBe('<p>{{#if a}}x {{/if}}{{#if b}} v{{/if}}</p>');
  });

  it('does not become part of a paragraph under another one', () => {
    const state = choose(stateOf('{{#if a}}<p>x y</p>{{/if}}<p>m</p><p>u v</p>'), 'y', 'u');
    expect(crossesParts(state)).toBe(true);
    expect(after(state, remove)).toBe(sourceFromDrawing(state.doc));
    expect(after(state, deleteAcross)).toBe('{{#if a}}<p>x </p>{{/if}}<p> v</p>');
    const table = '<p>w</p><table><tbody>{{#if a}}<tr><td>x</td><td>y</td></tr>{{/if}}</tbody></table>';
    expect(after(choose(stateOf(table), 'w', 'x'), deleteAcross)).toBe(
      '<p></p><table><tbody>{{#if a}}<tr><td></td><td>y</td></tr>{{/if}}</tbody></table>',
    );
  });

  it('takes no other text under it when half of it is put somewhere else', () => {
    const state = choose(stateOf('<p>{{#if a}}x y{{/if}} z w</p>'), 'y', 'z');
    const moved = withOwnPairs(state.selection.content());
    const end = (lettersIn(state.doc).get('w')?.at ?? 0) + 1;
    const { tr } = state;
    tr.deleteSelection().replace(tr.mapping.map(end), tr.mapping.map(end), new Slice(moved.content, 1, 1));
    expect(sourceFromDrawing(state.apply(tr).doc)).toBe('<p>{{#if a}}x {{/if}} wy z</p>');
  });

  const inline = fc.letrec<{ text: string; part: string }>((tie) => ({
    text: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('#', '##', '<strong>#</strong>', '#{{x}}#'),
      fc
        .tuple(fc.constantFrom('#if', '#each'), tie('text'), fc.option(tie('text')))
        .map(
          ([name, first, other]) =>
            `{{${name} c}}${first}${other === null ? '' : `{{else}}${other}`}{{/${name.slice(1)}}}`,
        ),
    ),
  })).text;
  const paragraph = fc.tuple(fc.constantFrom('p', 'h2'), inline).map(([tag, text]) => `<${tag}>${text}</${tag}>`);
  const source = fc
    .array(
      fc.oneof(
        { arbitrary: paragraph, weight: 3 },
        fc.tuple(paragraph, paragraph).map((both) => `{{#if p}}${both[0]}{{else}}${both[1]}{{/if}}`),
        fc.tuple(paragraph, paragraph).map((both) => `{{#if p}}${both.join('')}{{/if}}`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => {
      // Each letter stands there once, and no two conditions are alike.
      let [letter, condition] = [0x4e00, 0];
      return parts
        .join('')
        .replaceAll(/#(?!if|each)/g, () => String.fromCharCode(letter++))
        .replaceAll(/(?<=#(?:if|each) )\w/g, () => `c${condition++}`);
    });

  /** The changes that delete nothing but what is chosen. */
  const deletions: readonly ((state: EditorState) => Transaction)[] = [
    (state) => (crossesParts(state) ? deleteAcross(state) : state.tr.deleteSelection()),
    ({ tr }) => tr.deleteSelection(),
    ({ tr }) => tr.insertText('!'),
    (state) => insertSource(state, '{{x}}'),
    (state) => insertSource(state, '<p>!</p>'),
  ];
  const commands: readonly ((state: EditorState, at: number) => Transaction)[] = [
    ...deletions,
    (state) => setParagraphs(state, 'h3'),
    (state, at) => (isOpening(state.doc.nodeAt(at)) ? addBranch(state, at, '{{else}}') : state.tr),
    (state, at) => (isOpening(state.doc.nodeAt(at)) ? removeAt(state, at) : state.tr),
    (state, at) => (state.doc.nodeAt(at)?.type.name === 'part' ? dissolve(state, at) : state.tr),
    (state, at) =>
      state.doc.nodeAt(at)?.type.name === 'begin' ? setWritten(state, at, { source: '{{#if new}}' }) : state.tr,
  ];
  const isOpening = (node: Node | null): boolean =>
    node !== null && ['begin', 'otherwise', 'end', 'part'].includes(node.type.name);

  const chosen = (state: EditorState, one: number, other: number): EditorState => {
    const places: number[] = [];
    state.doc.descendants((node, at) => {
      if (!node.isTextblock) return;
      for (let offset = 0; offset <= node.content.size; offset++) places.push(at + 1 + offset);
    });
    const [from = 0, to = 0] = [one, other].map((end) => places[end % places.length] ?? 0).toSorted((a, b) => a - b);
    return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  };

  it('stays under it, whatever is deleted or written over', () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), fc.nat(), (text, one, other, which) => {
        const state = chosen(stateOf(text), one, other);
        const markersOnly = ![...lettersIn(state.doc).values()].some(
          ({ at }) => at >= state.selection.from && at < state.selection.to,
        );
        if (markersOnly) return;
        const change = deletions[which % deletions.length] as (typeof deletions)[number];
        const { doc } = state.apply(change(state));
        doc.check();
        const before = lettersIn(state.doc);
        for (const [letter, { under }] of lettersIn(doc))
          if (before.has(letter)) expect(under, letter).toEqual(before.get(letter)?.under);
      }),
      { numRuns: 1000 },
    );
  });

  it('is nothing that stood under none, whatever is done', () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), fc.nat(), fc.nat(), (text, one, other, which, where) => {
        const state = chosen(stateOf(text), one, other);
        const command = commands[which % commands.length] as (typeof commands)[number];
        const { doc } = state.apply(command(state, where % state.doc.content.size));
        doc.check();
        const before = lettersIn(state.doc);
        for (const [letter, { under }] of lettersIn(doc))
          if (before.get(letter)?.under.length === 0) expect(under, letter).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is only what has been chosen, or the paragraphs of it, when a condition is put around', () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), (text, one, other) => {
        const state = chosen(stateOf(text), one, other);
        const { $from, $to, from, to } = state.selection;
        const { doc } = state.apply(putUnderCondition(state, 'new'));
        doc.check();
        if (doc.eq(state.doc)) return;
        const [before, now] = [lettersIn(state.doc), lettersIn(doc)];
        expect([...now.keys()]).toEqual([...before.keys()]);
        const [start, end] = $from.sameParent($to)
          ? [from, to]
          : [$from.before($from.sharedDepth(to) + 1), $to.after($to.sharedDepth(from) + 1)];
        for (const [letter, { under }] of now) {
          const was = before.get(letter);
          expect(under.filter((condition) => !condition.startsWith('{{#if new}}'))).toEqual(was?.under);
          const isNew = under.some((condition) => condition.startsWith('{{#if new}}'));
          if (isNew) expect((was?.at ?? 0) >= start && (was?.at ?? 0) < end, letter).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is not put under another one where a marker of it is chosen', () => {
    const state = stateOf('<p>{{#if a}}x{{/if}}</p>');
    const marker = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 1)));
    expect(mayPutUnderCondition(marker)).toBe(false);
  });
});
