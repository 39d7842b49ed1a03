import type { EntityModel } from '@leitwerk/metadata/model';
import type { ModuleContext } from './module-reach.ts';

/**
 * Ids of records that somebody calls by their titles, by the reference field that is to point to them: only where exactly one that
 * the asker may read has that title.
 * @param mentions titles by name of the field
 */
export async function recordsByTitle(
  mentions: Readonly<Record<string, string>>,
  entity: EntityModel,
  context: Pick<ModuleContext, 'entity' | 'list'>,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [name, title] of Object.entries(mentions)) {
    const target = context.entity(entity.fields.find((field) => field.name === name)?.entity ?? '')?.entity;
    const field = target?.fields.find((one) => one.id === target.titleField)?.name;
    if (!target || field === undefined) continue;
    const { items } = await context.list(target.name, { filter: { [field]: title }, fields: ['id'], limit: 2 });
    if (items.length === 1) found[name] = String(items[0]?.['id']);
  }
  return found;
}
