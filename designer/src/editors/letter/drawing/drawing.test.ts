import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingFromSource } from './drawing-from-source.ts';
import { keepBalance } from './keep-balance.ts';
import { partsOfSource } from './letter-parts.ts';
import { letterSchema } from './letter-schema.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';

const SEED = join(import.meta.dirname, '../../../../../seeds/utility-crm/definitions');

/** The texts in a definition that are source of letters: those of its own, of its e-mail and of the places on its page. */
const SOURCES: ReadonlySet<string> = new Set(['subject', 'address', 'information', 'body', 'fileName']);
const textsIn = (value: unknown, place: string): readonly (readonly [place: string, source: string])[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    SOURCES.has(key)
      ? Object.entries(inner as Record<string, string>).map(
          ([language, source]) => [`${place} ${key} ${language}`, source] as const,
        )
      : textsIn(inner, `${place} ${key}`),
  );
};

/** Every text of the default application's letters, by where it stands. */
const seedTexts = ['template', 'text-block', 'layout'].flatMap((kind) =>
  readdirSync(join(SEED, kind)).flatMap((file) =>
    textsIn(JSON.parse(readFileSync(join(SEED, kind, file), 'utf8')), `${kind} ${file}`),
  ),
);

const count = (source: string, name: string): number => {
  let found = 0;
  drawingFromSource(source).descendants((node) => {
    if (node.type.name === name) found++;
  });
  return found;
};

const text = fc.stringMatching(/^[ a-zäß0-9.,;&>"'{}\\\n\t\u00a0-]{0,12}$/).map((one) => one.replaceAll('{{', '{'));
const braces = fc.constantFrom(
  '{{lead.lastName}}',
  '{{asDate @today style="long"}}',
  '{{~x~}}',
  '{{block "closing"}}',
  '{{! note }}',
  '{{!-- a }} b --}}',
  '{{asMoney (sub a "}}")}}',
);
const blocks = fc.constantFrom(
  ['{{#if a}}', '{{else}}', '{{/if}}'],
  ['{{#each rows}}', '{{^}}', '{{/each}}'],
  ['{{~#unless (is a "}}")~}}', '{{else if b}}', '{{~/unless}}'],
);
const elements = fc.constantFrom(
  'p',
  'h2',
  'div',
  'ul',
  'li',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
  'strong',
  'em',
  'span',
  'small',
  'blockquote',
  'marquee',
);
const attributes = fc.constantFrom('', ' class="right"', ' class="lines keep"', '  class="small" ', ' colspan="2"');
const odd = fc.constantFrom(
  '<br>',
  '<br/>',
  '<hr>',
  '&nbsp;',
  '&amp;',
  '&#123;',
  '&unknown;',
  '&#x1F600;',
  '<!-- x -->',
  '{{{x}}}',
  '{{> x}}',
  '\\{{x}}',
  '<p>',
  '</p>',
  '{{/if}}',
  '{{else}}',
  '<',
  '{{',
  '',
);
const { source } = fc.letrec<{ source: string; part: string }>((tie) => ({
  source: fc.array(tie('part'), { maxLength: 5 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    braces,
    fc.tuple(elements, attributes, tie('source')).map(([tag, more, inner]) => `<${tag}${more}>${inner}</${tag}>`),
    fc
      .tuple(blocks, tie('source'), tie('source'), fc.boolean())
      .map(([[begin, other, end], inner, rest, has]) => `${begin}${inner}${has ? other + rest : ''}${end}`),
    { arbitrary: odd, weight: 1 },
  ),
}));

describe('the drawing of a letter', () => {
  it.each(seedTexts)('of %s is written as it was, and nothing of it is code', (_place, one) => {
    const drawing = drawingFromSource(one);
    drawing.check();
    expect(sourceFromDrawing(drawing)).toBe(one);
    expect([count(one, 'code'), count(one, 'inlineCode')]).toEqual([0, 0]);
  });

  it('is tried with the texts of e-mails and letterheads, too', () => {
    const places = seedTexts.map(([place]) => place);
    expect(places).toEqual(
      expect.arrayContaining([
        'template offer.json subject de',
        'template offer.json mail subject de',
        'template offer.json mail body de',
        'layout company.json boxes 0 body en',
        'layout company.json footer columns 2 body de',
      ]),
    );
  });

  it('is written as it was, whatever the source', () => {
    fc.assert(
      fc.property(source, (one) => {
        const drawing = drawingFromSource(one);
        drawing.check();
        expect(sourceFromDrawing(drawing)).toBe(one);
      }),
      { numRuns: 3000 },
    );
  });

  it('draws what it knows', () => {
    const one =
      '<p>{{#if a}}<strong>A{{#if b}}B</strong>{{/if}}{{/if}}</p>\n<table><tbody>{{#each rows}}<tr><td>{{x}}</td></tr>{{/each}}</tbody></table>{{block "closing"}}';
    // An element that ends within a condition it did not begin in cannot be drawn at all.
    expect(count(one, 'code')).toBe(1);
    const right = one.replace('B</strong>{{/if}}', 'B{{/if}}</strong>');
    for (const [name, many] of [
      ['code', 0],
      ['begin', 2],
      ['rowPart', 1],
      ['chip', 1],
      ['textBlock', 1],
    ] as const)
      expect(count(right, name), name).toBe(many);
  });

  it('is written anew only where it has been changed', () => {
    const typed = 'Neu & {{wahr}}';
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), (one, which, where) => {
        const drawing = drawingFromSource(one);
        const paragraphs: { node: Node; at: number }[] = [];
        drawing.descendants((node, at) => {
          if (node.isTextblock) paragraphs.push({ node, at });
        });
        const chosen = paragraphs[which % Math.max(paragraphs.length, 1)];
        if (!chosen) return;
        const at = chosen.at + 1 + (where % (chosen.node.content.size + 1));
        const state = EditorState.create({ doc: drawing });
        const changed = state.tr.insertText(typed, at).doc;
        const next = sourceFromDrawing(changed);
        // What stands before and behind is what it was; a brace or backslash before braces apart.
        let [start, end] = [0, 0];
        while (start < one.length && one[start] === next[start]) start++;
        while (end < one.length - start && one.at(-1 - end) === next.at(-1 - end)) end++;
        const inserted = next.slice(start, next.length - end);
        const left = one.slice(start, one.length - end);
        expect(left.length, left).toBeLessThan(7);
        expect(inserted.length, inserted).toBeLessThan(60);
        // What is read of it again is what was drawn.
        expect(sourceFromDrawing(drawingFromSource(next))).toBe(next);
        const again = drawingFromSource(next);
        const codes: string[] = [];
        again.descendants((node) => {
          if (node.type.name === 'code') codes.push(String(node.attrs['source']));
        });
        const read = [
          again.textContent,
          ...codes.map((code) => code.replaceAll('&amp;', '&').replaceAll('&#123;', '{')),
        ];
        expect(read.join(' ').replaceAll(/\s+/g, ' ')).toContain(typed);
      }),
      { numRuns: 3000 },
    );
  });

  it('closes in order what is made bold or deleted across conditions and other elements', () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (one, which, from, to, isBold) => {
        const doc = drawingFromSource(one);
        const paragraphs: { size: number; at: number }[] = [];
        doc.descendants((node, at) => {
          if (node.isTextblock) paragraphs.push({ size: node.content.size, at });
        });
        const chosen = paragraphs[which % Math.max(paragraphs.length, 1)];
        if (!chosen) return;
        const ends = [from, to].map((end) => chosen.at + 1 + (end % (chosen.size + 1))).toSorted((a, b) => a - b);
        const [start = 0, end = 0] = ends;
        const state = EditorState.create({ doc, plugins: [keepBalance] });
        const tr = isBold ? state.tr.addMark(start, end, letterSchema.mark('strong')) : state.tr.delete(start, end);
        const changed = state.apply(tr).doc;
        const next = sourceFromDrawing(changed);
        expect(partsOfSource(next) === null, next).toBe(partsOfSource(one) === null);
        expect(sourceFromDrawing(drawingFromSource(next))).toBe(next);
        if (isBold) expect(next.replaceAll(/<\/?strong>/g, '')).toBe(one.replaceAll(/<\/?strong>/g, ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps both ends of a condition or none, and makes paragraphs of texts that meet', () => {
    const edited = (one: string, edit: (state: EditorState) => Transaction): string => {
      const state = EditorState.create({ doc: drawingFromSource(one), plugins: [keepBalance] });
      return sourceFromDrawing(state.apply(edit(state)).doc);
    };
    const condition = '<p>{{#if a}}A{{else}}B{{/if}} C</p>';
    expect(edited(condition, ({ tr }) => tr.delete(1, 2))).toBe('<p>AB C</p>');
    expect(edited(condition, ({ tr }) => tr.delete(5, 6))).toBe('<p>AB C</p>');
    expect(edited('A<hr>B', ({ tr }) => tr.delete(3, 4))).toBe('<p>A</p><p>B</p>');
  });
});
