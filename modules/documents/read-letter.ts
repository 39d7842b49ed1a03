import type { LetterNeeds } from '@leitwerk/metadata/letter/letter-needs';
import { relatedKey } from '@leitwerk/metadata/letter/letter-needs';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { Language } from '@leitwerk/metadata/shown-type';
import { formatValue } from '@leitwerk/metadata/shown-types';
import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { EntityView, ModuleContext } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import type { LetterNode } from './letter-node.ts';

type Reach = Pick<ModuleContext, 'entity' | 'list'>;

const SYSTEM = new Map(SYSTEM_FIELDS.map((field) => [field.name, field]));
/** What a reference is in a record without `expand`. */
const POINTS: ReadonlySet<string> = new Set(['reference', 'user', 'team']);
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

/** Rows that are read for one letter, over all its lists; a list that is empty counts as one. */
const MOST_ROWS = 5000;
/** Records that are read by their ids in one question. */
const TOGETHER = 100;

type Query = { readonly filter: unknown; readonly sort?: readonly string[]; readonly limit: number };

/**
 * Reads what letters need of records, as the actor sees them, and remembers the records at which several of them point. One question
 * after the other, and no more than a number of rows in all: lists within lists multiply.
 * @param mostRows how many in all; throws `ActionRefused` beyond them
 */
export function makeReader(reach: Reach, language: Language, mostRows = MOST_ROWS) {
  const known = new Map<string, LetterNode | null>();
  let left = mostRows;

  const readOne = async (entity: string, id: string, needs: LetterNeeds): Promise<LetterNode | null> => {
    const [record] = await readList(entity, { filter: { id: { in: [id] } }, limit: 1 }, needs);
    return record ?? null;
  };

  const readList = async (name: string, query: Query, needs: LetterNeeds): Promise<readonly LetterNode[]> => {
    const view = reach.entity(name);
    const fields = [...needs.fields.keys()].filter(
      (one) => !SYSTEM.has(one) || one.endsWith('By') || one.endsWith('At'),
    );
    const hidden = fields.filter((one) => !view?.readable.has(one) && !SYSTEM.has(one));
    if (!view || hidden.length > 0) throw new ActionRefused([notReadable(name, view, hidden)]);
    const expand = fields.filter((one) => isReference(fieldOf(view, one)));
    const { items } = await reach.list(name, { ...query, fields, expand });
    left -= Math.max(items.length, 1);
    if (left < 0)
      throw new ActionRefused([
        documentsIssue('', 'documents.too-many-rows', {
          most: { de: mostRows.toLocaleString('de-DE'), en: mostRows.toLocaleString('en-GB') },
        }),
      ]);
    await readTargets(items, view, needs);
    const nodes: LetterNode[] = [];
    for (const record of items) nodes.push(await nodeOfRecord(record, view, needs));
    return nodes;
  };

  /** The records at which a list's records point, together. */
  const readTargets = async (records: readonly WireRecord[], view: EntityView, needs: LetterNeeds): Promise<void> => {
    for (const [name, below] of needs.fields) {
      const entity = targetOf(fieldOf(view, name), below);
      if (entity === null) continue;
      const ids = new Set(records.map((one) => idOf(one[name])).filter((id) => id !== null));
      const unknown = [...ids].filter((id) => !known.has(keyOf(entity, id, below)));
      for (let from = 0; from < unknown.length; from += TOGETHER) {
        const some = unknown.slice(from, from + TOGETHER);
        const found = await readList(entity, { filter: { id: { in: some } }, limit: some.length }, below);
        const byId = new Map(found.map((one) => [one.raw, one]));
        for (const id of some) known.set(keyOf(entity, id, below), byId.get(id) ?? null);
      }
    }
  };

  const nodeOfRecord = async (record: WireRecord, view: EntityView, needs: LetterNeeds): Promise<LetterNode> => {
    const fields: Record<string, LetterNode> = {};
    for (const [name, below] of needs.fields) {
      const field = fieldOf(view, name);
      if (field) fields[name] = nodeOf(record[name], field, below);
    }
    for (const list of needs.related.values()) {
      const { entity, via, sort, limit } = list;
      const query = { filter: { [via]: record.id }, limit, ...(sort !== undefined && { sort: [sort] }) };
      fields[relatedKey(list)] = { rows: await readList(entity, query, list.needs) };
    }
    return { raw: record.id, fields };
  };

  const nodeOf = (value: unknown, field: FieldModel, below: LetterNeeds): LetterNode => {
    const leaf = leafOf(value, field, language);
    const entity = targetOf(field, below);
    const id = idOf(value);
    const record = entity === null || id === null ? null : known.get(keyOf(entity, id, below));
    return record?.fields ? { ...leaf, fields: record.fields } : leaf;
  };
  return { readOne };
}

/** The entity of the record that a field points at, when something of it is needed. */
const targetOf = (field: FieldModel | undefined, { fields, related }: LetterNeeds): string | null =>
  field && POINTS.has(field.type) && (fields.size > 0 || related.size > 0) ? (field.entity ?? null) : null;

const keyOf = (entity: string, id: string, needs: LetterNeeds): string => `${entity} ${id} ${needsKey(needs)}`;

const needsKey = (needs: LetterNeeds): string =>
  JSON.stringify([
    ...[...needs.fields].map(([name, below]) => [name, needsKey(below)]),
    ...[...needs.related].map(([name, { needs: below }]) => [name, needsKey(below)]),
  ]);

const fieldOf = (view: EntityView, name: string): FieldModel | undefined =>
  view.entity.fields.find((one) => one.name === name) ?? SYSTEM.get(name);

const isReference = (field: FieldModel | undefined): boolean => field !== undefined && POINTS.has(field.type);

const idOf = (value: unknown): string | null => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof id === 'string' ? id : null;
};

function notReadable(name: string, view: EntityView | null, hidden: readonly string[]) {
  const labels = hidden.map((one) => (view && fieldOf(view, one)?.label) ?? { de: one, en: one });
  const fields = { de: labels.map((one) => one.de).join(', '), en: labels.map((one) => one.en).join(', ') };
  return documentsIssue('', 'documents.not-readable', { fields: labels.length > 0 ? fields : name });
}

/** A value without what is below it. */
export function leafOf(value: unknown, field: FieldModel, language: Language): LetterNode {
  if (value === null || value === undefined) return { raw: null };
  const text = formatValue(value, field, language);
  switch (field.type) {
    case 'rich-text':
      return { raw: String(value), html: String(value) };
    case 'long-text':
      return { raw: String(value), text, lines: String(value).split(/\r?\n/) };
    case 'address':
      return addressNode(value as Readonly<Record<string, string | undefined>>, text);
    case 'child-rows': {
      const rows = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[];
      const columns = field.columns ?? [];
      return {
        rows: rows.map((row, at) => ({
          raw: at + 1,
          fields: Object.fromEntries(columns.map((one) => [one.name, leafOf(row[one.name], one, language)])),
        })),
      };
    }
    default:
      return { raw: rawOf(value, field), text };
  }
}

function rawOf(value: unknown, field: FieldModel): NonNullable<LetterNode['raw']> {
  if (typeof value === 'boolean') return value;
  const type = field.type === 'computed' || field.type === 'roll-up' ? (field.result ?? 'text') : field.type;
  const isZero = (NUMBERS.has(type) || typeof value === 'number') && /^-?0*\.?0*$/.test(String(value));
  if (isZero) return 0;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value : (idOf(value) ?? JSON.stringify(value));
}

/** An address as it stands in a letter, line by line; the country only when it is another one. */
function addressNode(parts: Readonly<Record<string, string | undefined>>, text: string): LetterNode {
  const { street, houseNumber, addition, postalCode, city, country } = parts;
  const lines = [
    addition,
    [street, houseNumber].filter(Boolean).join(' '),
    [postalCode, city].filter(Boolean).join(' '),
    country === undefined || country === 'DE'
      ? undefined
      : new Intl.DisplayNames('de', { type: 'region' }).of(country)?.toUpperCase(),
  ].filter((line): line is string => line !== undefined && line !== '');
  const given = { street, houseNumber, addition, postalCode, city, country };
  const fields = Object.fromEntries(
    Object.entries(given).map(([name, part]): [string, LetterNode] => [name, { raw: part ?? null, text: part ?? '' }]),
  );
  return { raw: text, text, lines, fields };
}
