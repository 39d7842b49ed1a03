import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll } from './read-all.ts';
import { checkOf, checksOf } from './settings.ts';

/** Lets a record and those that refer to it tell anew what holds them: an update without values is judged like any other. */
export async function touchHeldRecords(entity: string, id: string, context: ModuleContext): Promise<void> {
  const settings = context.settings('blacklist');
  const touch = (name: string, record: string): readonly RecordCommand[] =>
    checkOf(settings, name)?.mark ? [{ action: 'update', entity: name, id: record, values: {} }] : [];
  const commands = [...touch(entity, id)];
  for (const check of checksOf(settings).filter((one) => one.mark)) {
    const fields = context.entity(check.entity)?.entity.fields ?? [];
    const through = fields.filter((field) => check.through?.includes(field.name) && field.entity === entity);
    for (const field of through)
      for (const record of await readAll(context.list, check.entity, { [field.name]: id }))
        commands.push(...touch(check.entity, String(record['id'])));
  }
  if (commands.length > 0) await context.write(commands);
}
