import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import type { SetSettings } from './settings.ts';

/** Sets that are read at a time; more than a utility has. */
const MOST = 200;

export type ProductSet = {
  readonly id: string;
  readonly record: WireRecord;
  readonly products: readonly SetProduct[];
};

/** A product in a set. */
export type SetLink = {
  readonly id: string;
  /** Whether it is always among them. */
  readonly isRequired: boolean;
  /** Percent off, exact; null for none. */
  readonly discount: string | null;
};

export type SetProduct = SetLink & {
  /** Null for one that may not be read, or is no longer sold. */
  readonly record: WireRecord | null;
};

type Lister = Pick<ModuleContext, 'list'>;

/** Sets that are sold on a day, each with its products, as they may be read. */
export async function readSets(day: string, named: SetSettings, context: Lister): Promise<readonly ProductSet[]> {
  const { entity, active, from, to } = named.sets;
  const filter = {
    and: [
      ...(active === undefined ? [] : [{ [active]: true }]),
      ...(from === undefined ? [] : [{ or: [{ [from]: { isNull: true } }, { [from]: { lte: day } }] }]),
      ...(to === undefined ? [] : [{ or: [{ [to]: { isNull: true } }, { [to]: { gte: day } }] }]),
    ],
  };
  const { items } = await context.list(entity, { filter, limit: MOST });
  const ids = [...new Set(items.flatMap((set) => linksOf(set, named).map(({ id }) => id)))];
  const sold = await readSold(ids, named, context);
  return items.map((record) => ({
    id: record.id,
    record,
    products: linksOf(record, named).map((link) => ({ ...link, record: sold.get(link.id) ?? null })),
  }));
}

/** What sets are made of, by their ids. */
export async function readLinks(
  ids: readonly string[],
  named: SetSettings,
  context: Lister,
): Promise<ReadonlyMap<string, readonly SetLink[]>> {
  if (ids.length === 0) return new Map();
  const { items } = await context.list(named.sets.entity, { filter: { id: { in: ids } }, limit: MOST });
  return new Map(items.map((set) => [set.id, linksOf(set, named)]));
}

async function readSold(
  ids: readonly string[],
  { products }: SetSettings,
  context: Lister,
): Promise<ReadonlyMap<string, WireRecord>> {
  const found = new Map<string, WireRecord>();
  const filter = { id: { in: ids }, ...(products.active !== undefined && { [products.active]: true }) };
  let after: string | undefined;
  do {
    const page: { readonly items: readonly WireRecord[]; readonly next: string | null } =
      ids.length === 0
        ? { items: [], next: null }
        : await context.list(products.entity, { filter, limit: MOST, ...(after !== undefined && { after }) });
    for (const one of page.items) found.set(one.id, one);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

function linksOf(set: WireRecord, { sets }: SetSettings): readonly SetLink[] {
  const links = (set[sets.products] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return links.map((link) => {
    const discount = sets.discount === undefined ? null : (link[sets.discount] ?? null);
    return {
      id: String(link['id']),
      isRequired: sets.required === undefined || link[sets.required] === true,
      discount: discount === null ? null : String(discount),
    };
  });
}
