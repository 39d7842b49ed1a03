import { textOf } from '@leitwerk/metadata/card/card';
import type { CardShape } from '@leitwerk/metadata/card/card-shape';
import type { CardProblem, ReadCard } from '@leitwerk/metadata/card/read-cards';
import { valuesFromCard } from '@leitwerk/metadata/card/values-from-card';
import type { Issue } from '@leitwerk/metadata/issue';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { EntityView, ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { recordsByTitle } from '@leitwerk/platform/module/records-by-title';

type Values = Readonly<Record<string, unknown>>;

/** What would become of one card. */
export type PlannedCard = {
  /** Place in the file, from 0. */
  readonly index: number;
  readonly name: string;
  readonly values: Values;
  /** The record that it is, as far as the asker may read it, and the fields that say so. */
  readonly same: { readonly id: string; readonly title: string; readonly by: readonly string[] } | null;
  /** Why it can be nothing, before it is tried. */
  readonly issues: readonly Issue[];
};

const PROBLEMS: Readonly<Record<CardProblem, { readonly de: string; readonly en: string }>> = {
  broken: { de: 'Die Karte ist nicht lesbar.', en: 'The card cannot be read.' },
  'old-version': {
    de: 'vCard 2.1 wird nicht gelesen. Bitte als Version 3.0 oder 4.0 exportieren.',
    en: 'vCard 2.1 is not read. Please export it as version 3.0 or 4.0.',
  },
};

/** @param fixed values for all cards, e.g. the customer they belong to; they win over what a card says */
export async function planCards(
  cards: readonly ReadCard[],
  view: EntityView,
  shape: CardShape,
  fixed: Values,
  context: ModuleContext,
): Promise<readonly PlannedCard[]> {
  const { entity, creatable, updatable } = view;
  const writable = new Set([...creatable, ...updatable]);
  const planned: PlannedCard[] = [];
  for (const [index, read] of cards.entries()) {
    if ('problem' in read) {
      const issue = { path: '', code: 'rule.broken', params: { message: PROBLEMS[read.problem] } };
      planned.push({ index, name: `${index + 1}`, values: {}, same: null, issues: [issue] });
      continue;
    }
    const { values, mentions } = valuesFromCard(read.card, entity, shape, writable);
    const all = { ...values, ...(await recordsByTitle(mentions, entity, context)), ...fixed };
    const same = await findSame(all, entity, shape, context);
    planned.push({ index, name: nameOf(read.card) || `${index + 1}`, values: all, same, issues: [] });
  }
  return planned;
}

const nameOf = (card: Parameters<typeof textOf>[0]): string =>
  textOf(card, 'FN') || [textOf(card, 'N.given'), textOf(card, 'N.family')].join(' ').trim() || textOf(card, 'ORG');

async function findSame(
  values: Values,
  entity: EntityModel,
  shape: CardShape,
  context: ModuleContext,
): Promise<PlannedCard['same']> {
  const title = entity.fields.find((field) => field.id === entity.titleField)?.name ?? 'id';
  for (const by of shape.same ?? []) {
    const filter = Object.fromEntries(by.map((name) => [name, values[name]]));
    if (Object.values(filter).some((value) => typeof value !== 'string' || value === '')) continue;
    // What is not a number or address at all finds nobody; the write says so.
    const { items } = await context.list(entity.name, { filter, limit: 1 }).catch(() => ({ items: [] }));
    const [record] = items;
    if (record) return { id: String(record['id']), title: String(record[title] ?? ''), by };
  }
  return null;
}

/** @param id of the record that the card changes; a new one is made when absent. What a card does not say stays. */
export function commandOf(
  { values }: PlannedCard,
  { entity, creatable, updatable }: EntityView,
  id?: string,
): RecordCommand {
  const open = (allowed: ReadonlySet<string>): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => allowed.has(name)));
  return id === undefined
    ? { action: 'create', entity: entity.name, values: open(creatable) }
    : { action: 'update', entity: entity.name, id, values: open(updatable) };
}
