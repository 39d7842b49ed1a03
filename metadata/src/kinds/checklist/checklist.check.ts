import type { CheckScope } from '../../check-scope.ts';
import { checkFilter, referred, referredField } from '../../check-scope.ts';
import type { ChecklistCheck, ChecklistDefinition } from '../../generated/definitions.gen.ts';

/** What each sort of check needs, and what else it may say. */
const KEYS: { readonly [T in ChecklistCheck['type']]: readonly [needed: readonly Key[], more: readonly Key[]] } = {
  records: [['entity'], ['filter', 'atLeast', 'atMost', 'sum']],
  'app-setting': [['setting'], []],
  changed: [['kind'], ['id']],
  definition: [['kind'], ['id']],
  'roles-held': [['roles'], []],
  'no-failures': [['of'], []],
  backup: [['hours'], []],
  mail: [[], []],
};
type Key = Exclude<keyof ChecklistCheck, 'type'>;

const SUMMED: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'duration']);

/** Ids are told apart, and each check says what it needs and nothing that has no effect. */
export function checkChecklist({ items }: ChecklistDefinition, scope: CheckScope): void {
  const seen = new Map<string, number>();
  for (const [at, { id, role, check }] of items.entries()) {
    const first = seen.get(id);
    if (first !== undefined)
      scope.report(`items.${at}.id`, 'definition.repeated', { kind: 'item', id, other: `items.${first}` });
    else seen.set(id, at);
    if (role !== undefined) referred('role', role, `items.${at}.role`, scope);
    if (check) checkCheck(check, `items.${at}.check`, scope);
  }
}

function checkCheck(check: ChecklistCheck, path: string, scope: CheckScope): void {
  const [needed, more] = KEYS[check.type];
  for (const key of needed)
    if (check[key] === undefined) scope.report(path, 'definition.checklist', { type: check.type, key });
  for (const key of Object.keys(check).filter((one): one is Key => one !== 'type'))
    if (![...needed, ...more].includes(key))
      scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: check.type });
  if (check.type === 'records' && check.atLeast === undefined && check.atMost === undefined)
    scope.report(path, 'definition.checklist', { type: check.type, key: 'atLeast' });
  if (check.type === 'roles-held')
    for (const [at, role] of (check.roles ?? []).entries()) referred('role', role, `${path}.roles.${at}`, scope);
  if (check.entity === undefined || check.type !== 'records') return;
  const entity = referred('entity', check.entity, `${path}.entity`, scope);
  if (!entity) return;
  if (check.filter !== undefined) checkFilter(check.filter, entity, `${path}.filter`, scope);
  if (check.sum === undefined) return;
  const field = referredField(entity, check.sum, `${path}.sum`, scope);
  if (field && !SUMMED.has(field.type))
    scope.report(`${path}.sum`, 'definition.no-effect', { key: 'sum', type: field.type });
}
