import { isDay } from '@leitwerk/metadata/shown-types/clock';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { DIVISIONS } from '../division.ts';
import { tariffIssue } from '../tariff-issue.ts';
import { findArea } from './find-area.ts';

const text = { type: 'string' } as const;
const orNull = { type: ['string', 'null'] } as const;
const AREA_ANSWER = {
  type: 'object',
  properties: {
    id: text,
    number: text,
    name: text,
    operatorName: text,
    operatorCode: orNull,
    basicSupplier: orNull,
    municipalityKey: orNull,
    place: text,
    district: orNull,
    street: orNull,
  },
} as const;

export const LOOKUP_ANSWER = {
  type: 'object',
  properties: {
    status: { enum: ['unique', 'ambiguous', 'none'] },
    need: { type: 'array', items: { enum: ['place', 'district', 'street', 'houseNumber'] } },
    area: { ...AREA_ANSWER, type: ['object', 'null'] },
    inhabitants: { type: ['integer', 'null'] },
    candidates: { type: 'array', items: AREA_ANSWER },
  },
} as const;

/** Which grid area an address belongs to, while somebody types it. */
export const areaRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/tariff/area',
  summary: 'The grid area of an address: one, several with what would tell them apart, or none',
  query: {
    division: 'electricity or gas',
    postalCode: 'Five digits',
    place: 'The place, when the postal code has several',
    district: 'A part of the place',
    street: 'The street',
    houseNumber: 'Number and suffix',
    date: 'On which day, YYYY-MM-DD; today when absent',
  },
  answer: LOOKUP_ANSWER,
  handle: async ({ query }, context) => {
    const division = DIVISIONS.find((one) => one === query['division']);
    if (!division) throw new ActionRefused([tariffIssue('division', 'tariff.division')]);
    const postalCode = query['postalCode']?.trim() ?? '';
    if (!/^\d{5}$/.test(postalCode)) throw new ActionRefused([tariffIssue('postalCode', 'tariff.postal-code')]);
    const date = query['date'] ?? context.today;
    if (!isDay(date)) throw new ActionRefused([tariffIssue('date', 'tariff.date')]);
    const part = (name: 'place' | 'district' | 'street' | 'houseNumber'): object => {
      const value = query[name]?.trim() ?? '';
      return value === '' ? {} : { [name]: value };
    };
    const address = { ...part('place'), ...part('district'), ...part('street'), ...part('houseNumber') };
    return findArea(context, division, { postalCode, ...address }, date);
  },
};
