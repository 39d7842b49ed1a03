import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';

type List = ModuleContext['list'];

const PAGE = 500;

/** All records that a filter finds. */
export async function readAll(list: List, entity: string, filter: unknown): Promise<readonly WireRecord[]> {
  const items: WireRecord[] = [];
  let after: string | undefined;
  do {
    const page = await list(entity, { filter, limit: PAGE, ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

/** All records whose field has one of the values: a statement for every few hundred of them, none when there are no values. */
export async function readByValues(
  list: List,
  entity: string,
  field: string,
  values: readonly string[],
): Promise<readonly WireRecord[]> {
  const wanted = [...new Set(values)].filter((value) => value !== '');
  const items: WireRecord[] = [];
  for (let from = 0; from < wanted.length; from += PAGE)
    items.push(...(await readAll(list, entity, { [field]: { in: wanted.slice(from, from + PAGE) } })));
  return items;
}
