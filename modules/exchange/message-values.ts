import type { TakenRow } from './take-rows.ts';

/** What is kept of a row: what was delivered, what became of it, and where it went. */
export function messageValues({ row, state }: TakenRow): Readonly<Record<string, unknown>> {
  const { key, given, issues, output, commands } = row;
  const isWritten = state === 'written';
  const written = new Set(commands.map((command) => ('id' in command ? command.id : undefined)));
  return {
    state,
    key,
    takenKey: isWritten ? key : null,
    row: given.cells,
    issues: issues.length > 0 ? issues : null,
    records: isWritten ? Object.entries(output).map(([step, id]) => ({ step, id, written: written.has(id) })) : null,
  };
}
