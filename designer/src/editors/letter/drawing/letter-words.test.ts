import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { expect, it } from 'vitest';
import type { DrawingTexts } from '../../../i18n/drawing-texts.ts';
import { drawingTexts } from '../../../i18n/drawing-texts.ts';
import { drawingFromSource } from './drawing-from-source.ts';
import { choicesIn, listsIn, openingsAt, scopesWithin, usualSource } from './letter-scope.ts';
import { letterWords } from './letter-words.ts';
import { tableOver } from './new-blocks.ts';

const label = (de: string) => ({ de, en: de });
const model = {
  entities: {
    contract: {
      id: 'contract',
      name: 'contract',
      label: label('Vertrag'),
      labelPlural: label('Verträge'),
      titleField: 'number',
      incoming: [],
      fields: [
        { id: 'number', name: 'number', type: 'text', label: label('Nummer') },
        { id: 'end', name: 'end', type: 'date', label: label('Ende') },
        { id: 'lead', name: 'lead', type: 'reference', entity: 'lead', label: label('Kunde') },
        {
          id: 'positions',
          name: 'positions',
          type: 'child-rows',
          label: label('Positionen'),
          columns: [
            { id: 'name', name: 'name', type: 'text', label: label('Bezeichnung') },
            { id: 'price', name: 'price', type: 'money', label: label('Preis') },
          ],
        },
      ],
    },
    lead: {
      id: 'lead',
      name: 'lead',
      label: label('Kunde'),
      labelPlural: label('Kunden'),
      titleField: 'lastName',
      incoming: [{ entity: 'contract', field: 'lead' }],
      fields: [
        { id: 'lastName', name: 'lastName', type: 'text', label: label('Nachname') },
        { id: 'address', name: 'address', type: 'address', label: label('Adresse') },
        {
          id: 'salutation',
          name: 'salutation',
          type: 'option',
          label: label('Anrede'),
          options: [
            { id: 'mr', label: label('Herr') },
            { id: 'mrs', label: label('Frau') },
          ],
        },
      ],
    },
  },
} as unknown as Pick<EffectiveModel, 'entities'>;
const { contract, lead } = model.entities;
const surroundings = { entity: contract, model, blocks: [{ id: 'closing', label: label('Gruß') }] };
const words = letterWords(surroundings, 'de', drawingTexts.de as DrawingTexts);

it.each([
  ['{{number}}', 'Nummer'],
  ['{{lead.address.city}}', 'Kunde › Adresse › Ort'],
  ['{{asDate end style="long" plusDays=-1}}', 'Ende (ausgeschrieben, -1 Tag)'],
  ['{{asMoney (sub a.b number) decimals=2}}', 'a › b − Nummer'],
  ['{{block "closing"}}', 'Gruß'],
  ['{{@today}}', 'Datum des Schreibens'],
])('%s is called %s', (source, expected) => expect(words.value(source, [])).toBe(expected));

it.each([
  ['{{#if lead.lastName}}', 'Wenn Kunde › Nachname gefüllt'],
  ['{{else if (is lead.salutation "mr" "mrs")}}', 'sonst, wenn Kunde › Anrede = Herr oder Frau'],
  ['{{#if (and (not number) (is lead.salutation "mr"))}}', 'Wenn nicht Nummer und Kunde › Anrede = Herr'],
  ['{{else}}', 'sonst'],
  ['{{#each positions}}', 'Für jeden Eintrag: Positionen'],
  ['{{#related "contract" via="lead"}}', 'Für jeden Eintrag: Verträge'],
])('%s opens with the words %s', (source, expected) => expect(words.opening(source, [])).toBe(expected));

it('names mean the columns of a row within its list, and fields of the record outside', () => {
  const doc = drawingFromSource(
    '<table><tbody>{{#each positions}}<tr><td>{{price}}</td></tr>{{/each}}</tbody></table><p>{{number}}</p>',
  );
  const found: string[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === 'chip') found.push(words.value(String(node.attrs['source']), openingsAt(doc, at)));
  });
  expect(found).toEqual(['Preis', 'Nummer']);
  expect(words.value('{{../number}}', ['{{#each positions}}'])).toBe('↑\u00a0Nummer');
});

it('offers what can be shown, and lists for tables', () => {
  const scopes = scopesWithin([], surroundings);
  const paths = choicesIn(scopes, model, 'de').map((one) => one.path);
  expect(paths).toEqual(expect.arrayContaining(['number', 'lead', 'lead.lastName', 'lead.address.city', '@today']));
  expect(paths).not.toContain('positions');
  const end = choicesIn(scopes, model, 'de').find((one) => one.path === 'end');
  expect(end && usualSource(end)).toBe('{{asDate end}}');
  const [positions] = listsIn(scopes, model, 'de');
  expect(positions && tableOver(positions, 'de')).toBe(
    '<table class="lines"><thead><tr><th>Bezeichnung</th><th class="right">Preis</th></tr></thead><tbody>{{#each positions}}<tr><td>{{name}}</td><td class="right">{{asMoney price}}</td></tr>{{/each}}</tbody></table>',
  );
  const [contracts] = listsIn(scopesWithin([], { ...surroundings, entity: lead }), model, 'de');
  expect(contracts?.open).toBe('{{#related "contract" via="lead" limit=50}}');
});
