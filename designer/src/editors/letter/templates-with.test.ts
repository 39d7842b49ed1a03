import { describe, expect, it } from 'vitest';
import { partsOfLetters, templatesWith } from './templates-with.ts';

const block = (id: string, de: string) => ({ kind: 'text-block', id, body: { de } });
const one = { kind: 'template', id: 'one', layout: 'company', body: { de: '<p>{{block "terms"}}</p>' } };
const other = { kind: 'template', id: 'other', layout: 'plain', body: { de: 'x' } };
const terms = block('terms', '{{~block "closing"}}');
const closing = block('closing', '{{block "terms"}}');
const company = { kind: 'layout', id: 'company' };
const documents = [one, other, terms, closing, block('unused', 'x'), company, { kind: 'layout', id: 'plain' }].map(
  (document) => ({ file: `${document.kind}/${document.id}.json`, document }),
);

describe('what a letter is made of', () => {
  it('is its template, letterhead and text blocks, and nothing that it does not reach', () => {
    expect(partsOfLetters('one', documents)).toEqual([one, terms, closing, company]);
    expect(partsOfLetters('other', documents).map((part) => part['id'])).toEqual(['other', 'plain']);
    expect(partsOfLetters('nothing', documents)).toEqual([]);
  });

  it('leads back from a text block inside another one to the templates', () => {
    expect(templatesWith(closing, documents)).toEqual([one]);
    expect(templatesWith(company, documents)).toEqual([one]);
  });
});
