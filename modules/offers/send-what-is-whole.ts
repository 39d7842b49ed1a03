import type { Issue } from '@leitwerk/metadata/issue';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Judge, Judged, Rule, RuleReach } from '@leitwerk/platform/module/module';
import { Decimal } from 'decimal.js';
import { offersIssue } from './offers-issue.ts';
import { readLinks } from './product-sets.ts';
import type { OffersSettings } from './settings.ts';
import { offersSettings, setSettings } from './settings.ts';

/** Items of one offer that are looked at; a letter has no more either. */
const MOST = 100;

/**
 * What is sent has items with prices, and neither a discount above the limit nor, where the application says so, prices typed by hand that
 * nobody has approved; it is the next version each time.
 * What is accepted has the chosen variant.
 */
export const sendWhatIsWhole: Rule = {
  name: 'offers-send-what-is-whole',
  entity: (settings) => {
    const named = offersSettings(settings);
    return named ? [named.offer.entity] : [];
  },
  on: ['transition'],
  prepare: async (_batch, reach) => {
    const named = offersSettings(reach.settings);
    return async (given) => (named ? judge(given, named, reach) : {});
  },
};

async function judge(given: Judged, named: OffersSettings, reach: RuleReach): ReturnType<Judge> {
  const { offer, items } = named;
  const state = String(given.draft[offer.status]);
  if (offer.accepted.includes(state)) {
    const variant = given.draft[offer.chosen] ?? null;
    const found = await itemsOf(given.id, { [items.variant]: variant }, named, reach);
    if (!found) return { issues: [offersIssue('', 'offers.too-many', { most: String(MOST) })] };
    return found.length > 0 ? {} : { issues: [offersIssue(offer.chosen, 'offers.no-such-variant')] };
  }
  if (!offer.sent.includes(state)) return {};
  const found = await itemsOf(given.id, {}, named, reach);
  if (!found) return { issues: [offersIssue('', 'offers.too-many', { most: String(MOST) })] };
  if (found.length === 0) return { issues: [offersIssue('', 'offers.no-items')] };
  const entity = reach.entity(items.entity);
  const setLimits = await limitsOfSets(found, named, reach);
  const isApproved = offer.approved?.includes(String(given.before?.[offer.status])) ?? false;
  const issues = found.flatMap((item) => [
    ...lacks(item, items.needed, entity),
    ...(isApproved ? [] : [...aboveLimit(item, named, setLimits(item), entity), ...unexplained(item, named, entity)]),
  ]);
  if (issues.length > 0) return { issues };
  return { changes: { [offer.version]: Number(given.draft[offer.version] ?? 0) + 1 } };
}

/** Null when there are more than can be looked at. */
async function itemsOf(
  offer: string,
  filter: Readonly<Record<string, unknown>>,
  { items }: OffersSettings,
  reach: RuleReach,
): Promise<readonly WireRecord[] | null> {
  const page = await reach.list(items.entity, { filter: { ...filter, [items.offer]: offer }, limit: MOST });
  return page.next === null ? page.items : null;
}

function lacks(item: WireRecord, needed: readonly string[], entity: EntityModel | null): readonly Issue[] {
  const missing = needed.filter((name) => (item[name] ?? null) === null);
  if (missing.length === 0) return [];
  const named = (language: 'de' | 'en'): string =>
    missing.map((name) => entity?.fields.find((one) => one.name === name)?.label[language] ?? name).join(', ');
  const fields = { de: named('de'), en: named('en') };
  return [offersIssue('', 'offers.item-incomplete', { item: titleOf(item, entity), fields })];
}

/** What product sets take off, which everybody may give: to whoever takes all that is always among them. */
async function limitsOfSets(
  found: readonly WireRecord[],
  settings: OffersSettings,
  reach: RuleReach,
): Promise<(item: WireRecord) => string> {
  const named = setSettings(settings);
  if (!named) return () => '0';
  const { variant } = settings.items;
  const keyOf = (item: WireRecord, product: unknown): string => `${item[named.set]} ${item[variant]} ${product}`;
  const there = new Set(found.map((item) => keyOf(item, item[named.product])));
  const ids = [...new Set(found.map((item) => item[named.set]))].filter((id) => typeof id === 'string');
  const links = await readLinks(ids, named, reach);
  return (item) => {
    const own = links.get(String(item[named.set])) ?? [];
    const isWhole = own.every(({ id, isRequired }) => !isRequired || there.has(keyOf(item, id)));
    return (isWhole && own.find(({ id }) => id === item[named.product])?.discount) || '0';
  };
}

function aboveLimit(
  item: WireRecord,
  { items, discountLimit }: OffersSettings,
  ofSet: string,
  entity: EntityModel | null,
): readonly Issue[] {
  const discount = item[items.discount] ?? null;
  if (discount === null || new Decimal(String(discount)).lte(Decimal.max(discountLimit, ofSet))) return [];
  const shown = (text: string) => ({
    de: new Decimal(text).toString().replace('.', ','),
    en: new Decimal(text).toString(),
  });
  return [
    offersIssue('', 'offers.discount', {
      item: titleOf(item, entity),
      discount: shown(String(discount)),
      limit: shown(discountLimit),
    }),
  ];
}

/** A price typed by hand is as good as a discount. */
const unexplained = (item: WireRecord, { items }: OffersSettings, entity: EntityModel | null): readonly Issue[] =>
  items.calculation === undefined || (item[items.calculation] ?? null) !== null
    ? []
    : [offersIssue('', 'offers.typed-prices', { item: titleOf(item, entity) })];

const titleOf = (item: WireRecord, entity: EntityModel | null): string =>
  String(item[entity?.titleField ?? 'id'] ?? item.id);
