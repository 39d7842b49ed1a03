import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeConflict, describeOperation, placesOf } from './describe-operation.ts';
import { mergeDocuments } from './merge.ts';
import type { OverlaidDocument } from './overlay.ts';
import { operationsBetween } from './overlay.ts';
import { anyDocuments } from './testing/any-documents.ts';

const lead = (rest: object): OverlaidDocument => ({
  file: 'definitions/entity/lead.json',
  document: { kind: 'entity', id: 'lead', label: { de: 'Kunde', en: 'Customer' }, ...rest },
});
const field = (id: string, de: string, rest: object = {}) => ({ id, label: { de, en: id }, ...rest });
const lines = (before: readonly OverlaidDocument[], after: readonly OverlaidDocument[], language: 'de' | 'en' = 'de') =>
  operationsBetween(before, after).map((one) => describeOperation(one, placesOf([after, before]), language));

describe('a change in words', () => {
  it('calls things by their labels and values by what people call them', () => {
    const before = [
      lead({ fields: [field('name', 'Name'), field('phone', 'Telefon', { maxLength: 40 }), field('fax', 'Fax')] }),
    ];
    const after = [
      lead({
        fields: [
          field('mail', 'E-Mail'),
          field('phone', 'Telefon', { maxLength: 60, required: true }),
          field('name', 'Vorname'),
        ],
      }),
    ];
    expect(lines(before, after)).toEqual([
      'Entität „Kunde“ › Felder › „Fax“: entfällt',
      'Entität „Kunde“ › Felder › „E-Mail“: neu',
      'Entität „Kunde“ › Felder › „Telefon“ › Höchstlänge: 40 → 60',
      'Entität „Kunde“ › Felder › „Telefon“ › Pflichtfeld: nichts → ja',
      'Entität „Kunde“ › Felder › „Vorname“: hinter „Telefon“',
      'Entität „Kunde“ › Felder › „Vorname“ › Bezeichnung › Deutsch: „Name“ → „Vorname“',
    ]);
    expect(lines([], after, 'en')).toEqual(['Entity “Customer”: new']);
  });

  it('names what was chosen by its words, and what came and went in lists without keys', () => {
    const role = (...grants: readonly object[]): OverlaidDocument => ({
      file: 'definitions/role/sales.json',
      document: { kind: 'role', id: 'sales', label: { de: 'Vertrieb', en: 'Sales' }, grants },
    });
    const own = { entity: 'lead', actions: ['update'], rows: 'own' };
    const team = { entity: 'lead', actions: ['read'], rows: 'team' };
    expect(
      lines(
        [lead({ fields: [field('a', 'A', { type: 'text' })] })],
        [lead({ fields: [field('a', 'A', { type: 'email' })] })],
      ),
    ).toEqual(['Entität „Kunde“ › Felder › „A“ › Typ: Text → E-Mail']);
    expect(lines([role(own, team)], [role(own, team, { entity: 'offer', actions: ['read'] })])).toEqual([
      'Rolle „Vertrieb“ › Rechte an Datensätzen: neu: {"entity":"offer","actions":["read"]}',
    ]);
    expect(lines([role(own, team)], [role(team, own)])).toEqual([
      'Rolle „Vertrieb“ › Rechte an Datensätzen: Reihenfolge',
    ]);
  });

  it('is there for every change and every conflict', () => {
    fc.assert(
      fc.property(anyDocuments, anyDocuments, anyDocuments, (base, ours, theirs) => {
        for (const line of lines(base, ours, 'en')) expect(line).not.toMatch(/undefined|\[object/);
        for (const conflict of mergeDocuments(base, ours, theirs).conflicts) {
          const { where, ...sides } = describeConflict(conflict, placesOf([theirs, ours, base]), 'de');
          expect(where).not.toBe('');
          expect(new Set(Object.values(sides)).size, JSON.stringify(sides)).toBeGreaterThan(1);
        }
      }),
    );
  });
});
