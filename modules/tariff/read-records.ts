import type { Issue } from '@leitwerk/metadata/issue';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { tariffIssue } from './tariff-issue.ts';

const PAGE = 500;
/** More than any postal code or price list has; whoever has more is refused instead of waiting for a slow answer. */
const MOST = 20_000;

type Reading = {
  readonly sort?: readonly string[];
  /** Records at most, and what is said about more. */
  readonly most?: number;
  readonly refusal?: Issue;
};

/** All records that a filter finds, as the actor may read them. Refuses when he may not, and when there are too many. */
export async function readRecords(
  context: Pick<ModuleContext, 'list'>,
  entity: string,
  filter: unknown,
  { sort = [], most = MOST, refusal }: Reading = {},
): Promise<readonly WireRecord[]> {
  const items: WireRecord[] = [];
  let after: string | undefined;
  do {
    const page = await context.list(entity, { filter, sort, limit: PAGE, ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && items.length < most);
  if (after !== undefined || items.length > most)
    throw new ActionRefused([refusal ?? tariffIssue('', 'tariff.too-many-records', { entity, most })]);
  return items;
}

/** Valid on any day from `from` to `to`. */
export const validWithin = (from: string, to: string, fields = { from: 'validFrom', to: 'validTo' }): object => ({
  [fields.from]: { lte: to },
  or: [{ [fields.to]: { isNull: true } }, { [fields.to]: { gte: from } }],
});

/** Text of a field; empty for none. */
export const textIn = (record: Readonly<Record<string, unknown>>, name: string | undefined): string => {
  const value = name === undefined ? undefined : record[name];
  return value === null || value === undefined ? '' : String(value);
};

/** `{ validFrom, validTo }` without an empty end. */
export const validityOf = (
  record: Readonly<Record<string, unknown>>,
  fields = { from: 'validFrom', to: 'validTo' },
): { readonly validFrom: string; readonly validTo?: string } => {
  const validTo = textIn(record, fields.to);
  return { validFrom: textIn(record, fields.from), ...(validTo !== '' && { validTo }) };
};

/** Id of a reference, which may be expanded. */
export const idIn = (record: Readonly<Record<string, unknown>>, name: string): string => {
  const value = record[name];
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : textIn(record, name);
};
