import type { LetterNeeds } from '@leitwerk/metadata/letter/letter-needs';
import type { EntityModel, FieldModel, Model } from '@leitwerk/metadata/model';
import type { Language } from '@leitwerk/metadata/shown-type';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { LetterNode } from './letter-node.ts';
import { leafOf } from './read-letter.ts';

/** A record made up to see what a template does with it: all as long as it may be, or nothing that may be left out. */
export type Sample = 'longest' | 'emptiest';

/** Rows of each list of the longest one. */
const ROWS = 40;
/** Longer nobody's name is, whatever a field allows. */
const LONGEST_LINE = 90;
const WORDS =
  'Freifrau von Wiśniewska-Großmannsdörfer zu Überlingen-Oberstadt, Straßenbahnfahrerin und Energieberaterin';
const LONG_TEXT = Array.from({ length: 4 }, () => `${WORDS}. ${WORDS}.`).join('\n');
const RICH_TEXT = `<p>${WORDS}</p><p>${WORDS}. ${WORDS}.</p>`;
const DAY = '2026-12-31';
const SYSTEM = new Map(SYSTEM_FIELDS.map((field) => [field.name, field]));

type Entities = Model['entities'];

/**
 * What letters need of a record, made up.
 * @param kept paths as `lead.address` that are filled in whatever the sample
 */
export function sampleRecord(
  entity: EntityModel,
  needs: LetterNeeds,
  entities: Entities,
  {
    sample,
    language,
    kept,
  }: { readonly sample: Sample; readonly language: Language; readonly kept: readonly string[] },
): LetterNode {
  const below = (name: string): readonly string[] =>
    kept.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
  const fields: Record<string, LetterNode> = {};
  for (const [name, more] of needs.fields) {
    const field = entity.fields.find((one) => one.name === name) ?? SYSTEM.get(name);
    if (!field) continue;
    const isKept = kept.some((path) => path === name || path.startsWith(`${name}.`));
    if (sample === 'emptiest' && field.required !== true && !isKept && !SYSTEM.has(name)) {
      fields[name] = field.type === 'child-rows' ? { rows: [] } : { raw: null };
      continue;
    }
    const leaf = leafOf(valueFor(field, sample), field, language);
    const target = field.entity === undefined || field.type === 'references' ? undefined : entities[field.entity];
    const inner =
      target && more.fields.size > 0
        ? sampleRecord(target, more, entities, { sample, language, kept: below(name) }).fields
        : undefined;
    fields[name] = inner ? { ...leaf, fields: inner } : leaf;
  }
  for (const [key, { entity: name, limit, needs: more }] of needs.related) {
    const other = entities[name];
    const many = sample === 'longest' && other ? Math.min(limit, ROWS) : 0;
    fields[key] = {
      rows: Array.from({ length: many }, () =>
        other ? sampleRecord(other, more, entities, { sample, language, kept: [] }) : {},
      ),
    };
  }
  return { raw: '00000000-0000-7000-8000-000000000000', fields };
}

const line = (most: number | undefined): string => WORDS.slice(0, Math.min(most ?? LONGEST_LINE, LONGEST_LINE)).trim();

/** A value as the API has it, as long as it may be. */
function valueFor(field: FieldModel, sample: Sample): unknown {
  const type = field.type === 'computed' || field.type === 'roll-up' ? (field.result ?? 'text') : field.type;
  switch (type) {
    case 'long-text':
      return field.maxLength === undefined ? LONG_TEXT : LONG_TEXT.slice(0, field.maxLength);
    case 'rich-text':
      return RICH_TEXT;
    case 'integer':
      return 1_234_567;
    case 'decimal':
    case 'money':
      return `1234567.${'8'.repeat(field.scale ?? 2)}`;
    case 'percent':
      return '100.00';
    case 'boolean':
      return true;
    case 'date':
      return DAY;
    case 'date-time':
      return `${DAY}T12:00:00.000Z`;
    case 'time':
      return '23:59';
    case 'duration':
      return 5999;
    case 'option':
      return longestOption(field);
    case 'options':
      return (field.options ?? []).map((one) => one.id);
    case 'reference':
    case 'user':
    case 'team':
      return { id: '00000000-0000-7000-8000-000000000000', title: line(undefined) };
    case 'references':
      return [{ id: '00000000-0000-7000-8000-000000000000', title: line(undefined) }];
    case 'child-rows':
      return Array.from({ length: sample === 'longest' ? ROWS : 1 }, (_, at) =>
        Object.fromEntries((field.columns ?? []).map((one) => [one.name, valueInRow(one, sample, at)])),
      );
    case 'address':
      return {
        addition: 'Hinterhaus, 3. Obergeschoss links',
        street: 'Friedrich-Wilhelm-von-Steuben-Straße',
        houseNumber: '123a–125c',
        postalCode: '88662',
        city: 'Überlingen-Oberstadt am Bodensee',
        country: sample === 'longest' ? 'BA' : 'DE',
      };
    case 'phone':
      return '+4971234567890123';
    case 'email':
      return 'vorname.nachname-doppelname@kundenservice.stadtwerke.example';
    case 'link':
      return 'https://www.stadtwerke.example/kundenportal/vertraege';
    case 'number-range':
      return 'ABC-2026-0000000001';
    case 'text':
      return field.format === 'iban' ? 'DE02120300000000202051' : line(field.maxLength);
    default:
      return null;
  }
}

/** Rows differ: a list within a list that picks what fits would else show all of them for each. */
function valueInRow(column: FieldModel, sample: Sample, at: number): unknown {
  const { options = [] } = column;
  if (column.type === 'option') return options[at % Math.max(options.length, 1)]?.id ?? null;
  return column.type === 'integer' ? 1_234_000 + at : valueFor(column, sample);
}

/** That with the longest words. */
const longestOption = ({ options = [] }: FieldModel): string | null =>
  options.toSorted((one, other) => other.label.de.length - one.label.de.length)[0]?.id ?? null;
