import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { placeOf } from '@leitwerk/metadata/interface/columns';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { PlannedRow } from '../plan-rows.ts';

/**
 * A delivered file stays with its delivery; each record to which it goes gets one of its own. Made where it is written, not where it is
 * read: a row may be refused and taken days later.
 */
export async function withOwnFiles(
  rows: readonly PlannedRow[],
  { format, columns }: InterfaceDefinition,
  context: Pick<ModuleContext, 'openFile' | 'storeFile'>,
): Promise<void> {
  if (format.type !== 'document') return;
  const column = columns.find((one) => placeOf(one) === 'file.id');
  for (const { given, commands } of rows) {
    const id = column && given.cells[column.id];
    if (id === undefined) continue;
    for (const [at, command] of commands.entries()) {
      if (!('values' in command)) continue;
      const names = Object.keys(command.values).filter((name) => holds(command.values[name], id));
      if (names.length === 0) continue;
      const copies: [string, unknown][] = [];
      for (const name of names) {
        const file = await context.openFile(id);
        // Gone meanwhile: the write says so at its place.
        if (file) copies.push([name, { id: (await context.storeFile(file.name, file.stream)).id }]);
      }
      commands[at] = { ...command, values: { ...command.values, ...Object.fromEntries(copies) } } as RecordCommand;
    }
  }
}

const holds = (value: unknown, id: string): boolean =>
  typeof value === 'object' && value !== null && (value as { readonly id?: unknown }).id === id;
