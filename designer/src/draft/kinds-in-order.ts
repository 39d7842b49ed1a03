import { kindSchemas } from '@leitwerk/metadata/generated/schemas.gen';

/** What is worked on most comes first; a kind that is not named here comes behind. */
const ORDER: readonly string[] = [
  'entity',
  'form',
  'view',
  'dashboard',
  'report',
  'contract-status',
  'workflow',
  'automation',
  'interface',
  'interface-variant',
  'outgoing',
  'journal',
  'option-set',
  'numbering',
  'template',
  'text-block',
  'layout',
  'role',
  'scenario',
  'checklist',
  'data-category',
  'app',
];

/** Made of what is edited elsewhere: nobody begins one. */
const WRITTEN_ALONG: ReadonlySet<string> = new Set(['adaptation']);

/** Whether people make and remove definitions of a kind. */
export const isMadeHere = (kind: string): boolean => kind !== 'app' && !WRITTEN_ALONG.has(kind);

/** All kinds that there can be or are, in the order in which they are shown. */
export function kindsInOrder(present: readonly string[]): readonly string[] {
  const known = Object.keys(kindSchemas).filter((kind) => !WRITTEN_ALONG.has(kind));
  const all = [...new Set([...known, ...present])].filter((kind) => kind !== '');
  return [...ORDER.filter((kind) => all.includes(kind)), ...all.filter((kind) => !ORDER.includes(kind))];
}
