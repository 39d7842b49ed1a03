import { kindSchemas } from '@leitwerk/metadata/generated/schemas.gen';

/** What is worked on most comes first; a kind that is not named here comes behind. */
const ORDER: readonly string[] = [
  'entity',
  'form',
  'view',
  'contract-status',
  'workflow',
  'automation',
  'journal',
  'option-set',
  'numbering',
  'role',
  'scenario',
  'checklist',
  'app',
];

/** All kinds that there can be or are, in the order in which they are shown. */
export function kindsInOrder(present: readonly string[]): readonly string[] {
  const all = [...new Set([...Object.keys(kindSchemas), ...present])].filter((kind) => kind !== '');
  return [...ORDER.filter((kind) => all.includes(kind)), ...all.filter((kind) => !ORDER.includes(kind))];
}
