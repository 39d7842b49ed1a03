import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { ENTRY } from './entry.ts';
import type { Match } from './find-matches.ts';
import { findMatches } from './find-matches.ts';
import { reachOf } from './recheck-run.ts';
import { checkOf } from './settings.ts';

export type Stop = Match & { readonly recordTitle: string };

/** What holds a record, as far as the asker may read the record and the entries; nothing for what he cannot read. */
export async function findStops(entity: string, id: string, context: ModuleContext): Promise<readonly Stop[]> {
  const view = context.entity(entity);
  if (!view || !context.entity(ENTRY) || !checkOf(context.settings('blacklist'), entity)) return [];
  const { items } = await context.list(entity, { filter: { id }, limit: 1 });
  const [values] = items;
  if (!values) return [];
  const subject = { id, entity, values };
  const found = await findMatches([subject], reachOf(context));
  const title = view.entity.fields.find((field) => field.id === view.entity.titleField)?.name ?? 'id';
  return (found.get(subject) ?? []).map((match) => ({ ...match, recordTitle: String(values[title] ?? '') }));
}
