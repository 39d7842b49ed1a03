import { checkExpression } from '@leitwerk/metadata/expression';
import type { Issue } from '@leitwerk/metadata/issue';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { Rule } from '@leitwerk/platform/module/module';
import { streetKey } from './compare-addresses.ts';
import type { Entry } from './entry.ts';
import { ENTRY } from './entry.ts';
import { keysOfEntry } from './facts.ts';
import { checkOf } from './settings.ts';

/** Keeps with each entry the keys by which it is found, and refuses entries that could never fit. */
export const judgeEntry: Rule = {
  name: 'blacklist-entry',
  entity: ENTRY,
  on: ['create', 'update'],
  prepare:
    async (_batch, { settings, entity }) =>
    async ({ draft }) => {
      const entry = draft as unknown as Entry;
      const target = entry.target && checkOf(settings, entry.target) ? entity(entry.target) : null;
      return { issues: issuesOf(entry, target), changes: keysOfEntry(entry) };
    },
};

function issuesOf(entry: Entry, target: EntityModel | null): readonly Issue[] {
  if (entry.kind === 'address')
    return streetKey(entry.address ?? {}) === ''
      ? [issue('address', 'Straße und Postleitzahl werden gebraucht.', 'Street and postal code are needed.')]
      : [];
  if (entry.kind !== 'group' && entry.kind !== 'condition') return [];
  if (!target)
    return entry.target
      ? [issue('target', 'Das wird nicht gegen die Sperrliste geprüft.', 'This is not checked against the blacklist.')]
      : [];
  if (entry.kind === 'condition') return checkExpression(entry.condition ?? '', target.fields, 'condition');
  return entry.field && !target.fields.some((field) => field.name === entry.field)
    ? [{ path: 'field', code: 'definition.unknown-field', params: { id: entry.field, entity: target.name } }]
    : [];
}

const issue = (path: string, de: string, en: string): Issue => ({
  path,
  code: 'rule.broken',
  params: { message: { de, en } },
});
