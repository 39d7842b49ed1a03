import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';

const PAGE = 500;
/** More than any postal code or price list has; whoever has more gets an error instead of a slow answer. */
const MOST = 20_000;

/** All records that a filter finds, as the actor may read them. Throws a refusal when he may not. */
export async function readRecords(
  context: Pick<ModuleContext, 'list'>,
  entity: string,
  filter: unknown,
  sort: readonly string[] = [],
): Promise<readonly WireRecord[]> {
  const items: WireRecord[] = [];
  let after: string | undefined;
  do {
    const page = await context.list(entity, { filter, sort, limit: PAGE, ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && items.length < MOST);
  if (after !== undefined) throw new Error(`${entity}: more than ${MOST} records for one question`);
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
