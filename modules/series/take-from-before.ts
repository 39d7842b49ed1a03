import type { Judge, Judged, Rule, RuleReach } from '@leitwerk/platform/module/module';
import type { Series } from './settings.ts';
import { seriesOf } from './settings.ts';

type Values = Readonly<Record<string, unknown>>;

const PAGE = 500;

/** Fills fields of a record from the one before it in its row, whenever its place in the row may have changed. */
export const takeFromBefore: Rule = {
  name: 'series-before',
  entity: (settings) => seriesOf(settings).map(({ entity }) => entity),
  on: ['create', 'update'],
  prepare: async (batch, reach): Promise<Judge> => {
    const [first] = batch;
    const series = seriesOf(reach.settings).find(({ entity }) => entity === first?.entity);
    if (!series) return async () => ({});
    const moved = batch.filter((one) => isPlacedAnew(one, series));
    const known = moved.length === 0 ? [] : await readRows(moved, series, reach);
    // Of a batch the others come into being with it: each finds those among them, too.
    const all = [...known.filter(({ id }) => !batch.some((one) => one.id === id)), ...batch.map(valuesOf)];
    return async (given) => {
      if (!isPlacedAnew(given, series)) return {};
      const before = beforeOf(given, all, series);
      return { changes: Object.fromEntries(series.before.map(({ field, from }) => [field, before?.[from] ?? null])) };
    };
  },
};

const valuesOf = ({ id, draft }: Judged): Values => ({ ...draft, id });

const isPlacedAnew = ({ moment, draft, before }: Judged, { of, order }: Series): boolean =>
  moment === 'create' || draft[of] !== before?.[of] || draft[order] !== before?.[order];

/** The newest that is older, of the same row. */
function beforeOf({ id, draft }: Judged, all: readonly Values[], { of, order, left }: Series): Values | undefined {
  const at = String(draft[order] ?? '');
  return all
    .filter(
      (one) =>
        one['id'] !== id &&
        one[of] === draft[of] &&
        one[order] !== null &&
        String(one[order]) < at &&
        !left?.values.includes(String(one[left.field])),
    )
    .reduce<Values | undefined>(
      (newest, one) => (newest && String(newest[order]) >= String(one[order]) ? newest : one),
      undefined,
    );
}

/**
 * Records of the rows, the newest first, until every row has one that is older than the oldest of the batch in it: a few pages
 * however long the rows are.
 */
async function readRows(moved: readonly Judged[], series: Series, reach: RuleReach): Promise<readonly Values[]> {
  const { of, order, before, left } = series;
  const open = new Map<string, string>();
  for (const { draft } of moved) {
    const at = String(draft[order] ?? '');
    const row = String(draft[of] ?? '');
    const known = open.get(row);
    if (row !== '' && at !== '' && (known === undefined || at < known)) open.set(row, at);
  }
  const newest =
    [...moved]
      .map(({ draft }) => String(draft[order] ?? ''))
      .sort()
      .at(-1) ?? '';
  const fields = [of, order, ...before.map(({ from }) => from), ...(left ? [left.field] : [])];
  const found: Values[] = [];
  let after: string | null = null;
  while (open.size > 0) {
    const page: Awaited<ReturnType<RuleReach['list']>> = await reach.list(series.entity, {
      filter: {
        [of]: { in: [...open.keys()] },
        [order]: { lt: newest },
        ...(left && { not: { [left.field]: { in: left.values } } }),
      },
      sort: [`-${order}`],
      fields,
      limit: PAGE,
      ...(after !== null && { after }),
    });
    found.push(...page.items);
    for (const one of page.items) {
      const row = String(one[of]);
      if (String(one[order]) < (open.get(row) ?? '')) open.delete(row);
    }
    after = page.next;
    if (after === null) break;
  }
  return found;
}
