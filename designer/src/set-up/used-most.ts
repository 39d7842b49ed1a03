import type { OptionSetDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Documents } from './definitions-in.ts';
import { definitionsIn } from './definitions-in.ts';

export type CountedOptionSet = { readonly set: OptionSetDefinition; readonly fields: number };

/** Option sets with the number of fields that choose from them, the most used first. */
export function usedMost(documents: Documents): readonly CountedOptionSet[] {
  const counts = new Map<string, number>();
  for (const { fields } of definitionsIn(documents, 'entity'))
    for (const { optionSet } of fields) if (optionSet) counts.set(optionSet, (counts.get(optionSet) ?? 0) + 1);
  return definitionsIn(documents, 'option-set')
    .map((set) => ({ set, fields: counts.get(set.id) ?? 0 }))
    .toSorted((one, other) => other.fields - one.fields);
}
