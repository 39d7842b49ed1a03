import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingFromSource } from './drawing-from-source.ts';
import { sourceFromDrawing } from './source-from-drawing.ts';

const SEED = join(import.meta.dirname, '../../../../../seeds/utility-crm/definitions');

/** Every text of the default application's letters, by where it stands. */
const seedTexts = ['template', 'text-block'].flatMap((kind) =>
  readdirSync(join(SEED, kind)).flatMap((file) => {
    const document = JSON.parse(readFileSync(join(SEED, kind, file), 'utf8')) as Record<string, unknown>;
    return ['subject', 'address', 'information', 'body', 'fileName'].flatMap((key) =>
      Object.entries((document[key] ?? {}) as Record<string, string>).map(
        ([language, source]) => [`${kind} ${file} ${key} ${language}`, source] as const,
      ),
    );
  }),
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
});
