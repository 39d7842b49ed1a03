import type { EntityModel, Values } from '../../model/definitions.ts';
import { localDay } from '../../values/local-day.ts';

/** What a new record starts with: what its definition says, and over it what the address says. */
export function startValues(
  entity: EntityModel,
  preset: Values | undefined,
  user: { readonly id: string; readonly name: string },
): Values {
  const known: Readonly<Record<string, unknown>> = {
    $today: localDay(new Date()),
    $now: new Date().toISOString(),
    $user: { id: user.id, title: user.name },
  };
  const defaults = entity.fields
    // The server knows his teams by name; a field that is left to it is filled by it.
    .filter((field) => field.default !== undefined && field.default !== '$team')
    .map((field) => [
      field.name,
      typeof field.default === 'string' && field.default in known ? known[field.default] : field.default,
    ]);
  return { ...Object.fromEntries(defaults), ...preset };
}
