import type { InterfaceColumn } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';
import { describe, expect, it } from 'vitest';
import { suggestStep } from './suggest-step.ts';

const field = (name: string, type: FieldModel['type'], de: string, more: Partial<FieldModel> = {}): FieldModel => ({
  id: name,
  name,
  type,
  label: { de, en: name },
  ...more,
});
const entity = (...fields: readonly FieldModel[]) => ({ id: 'lead', name: 'lead', fields }) as unknown as EntityModel;
const column = (id: string, from: string, type: InterfaceColumn['type'] = 'text'): InterfaceColumn => ({
  id,
  from,
  type,
});

describe('a suggested step', () => {
  it('fills fields by the names of the columns, an address by its parts, and finds records by the e-mail address', () => {
    const lead = entity(
      field('lastName', 'text', 'Nachname'),
      field('email', 'email', 'E-Mail'),
      field('address', 'address', 'Anschrift'),
      field('owner', 'user', 'Betreuer'),
      field('number', 'number-range', 'Nummer'),
    );
    const columns = [
      column('name', 'Nachname'),
      column('mail', 'Mail', 'email'),
      column('zip', 'PLZ'),
      column('nr', 'Hausnr.'),
      column('owner', 'Betreuer'),
      column('color', 'Farbe'),
    ];
    expect(suggestStep(columns, lead)).toEqual({
      id: 'lead',
      do: 'write',
      entity: 'lead',
      by: { email: { formula: 'mail' } },
      values: {
        lastName: { formula: 'name' },
        address: { formula: "{'postalCode': zip, 'houseNumber': nr}" },
      },
    });
  });

  it('finds records by a unique field first, and takes each field once', () => {
    const meter = entity(field('number', 'text', 'Nummer', { unique: true }), field('email', 'email', 'E-Mail'));
    const columns = [column('number', 'Nummer'), column('again', 'Nummer'), column('contact', 'Kontakt', 'email')];
    expect(suggestStep(columns, meter)).toEqual({
      id: 'lead',
      do: 'write',
      entity: 'lead',
      by: { number: { formula: 'number' } },
      values: { email: { formula: 'contact' } },
    });
  });

  it('is none where no column is like a field', () => {
    expect(suggestStep([column('color', 'Farbe')], entity(field('lastName', 'text', 'Nachname')))).toBeNull();
  });
});
