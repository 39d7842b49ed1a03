import type { CheckScope } from '../../check-scope.ts';
import { ofKind, referred } from '../../check-scope.ts';
import type { InterfaceDefinition, InterfaceVariantDefinition } from '../../generated/definitions.gen.ts';
import { wholeInterface } from '../../interface/whole-interface.ts';
import type { Issue } from '../../issue.ts';
import { valueAt } from '../../value-path.ts';
import { checkInterface } from '../interface/interface.check.ts';

/** What it changes must be there, and the interface that comes of it must be in order. */
export function checkInterfaceVariant(variant: InterfaceVariantDefinition, scope: CheckScope): void {
  checkNames(variant, scope);
  const base = referred('interface', variant.basedOn, 'basedOn', scope);
  if (!base) return;
  checkChanges('column', variant.columns ?? [], base.columns, 'columns', scope);
  checkChanges('step', variant.steps ?? [], base.steps, 'steps', scope);
  const known = new Set(issuesOf(base, scope).map(keyOf));
  for (const issue of issuesOf(wholeInterface(variant, base), scope)) {
    const own = ownPath(issue.path, variant, base);
    // What the interface itself lacks is said there.
    if (own === null && known.has(keyOf(issue))) continue;
    scope.report(own ?? 'basedOn', issue.code, issue.params, issue.severity);
  }
}

type Found = Omit<Issue, 'file'> & { readonly severity?: 'warning' };

function issuesOf(definition: InterfaceDefinition, scope: CheckScope): readonly Found[] {
  const found: Found[] = [];
  checkInterface(definition, {
    ...scope,
    report: (path, code, params, severity) =>
      found.push({ path, code, ...(params && { params }), ...(severity && { severity }) }),
  });
  return found;
}

const keyOf = ({ path, code }: Found): string => `${path} ${code}`;

/** Interfaces and variants are delivered to alike: their ids and addresses are told apart. */
function checkNames({ id, name }: InterfaceVariantDefinition, scope: CheckScope): void {
  const other = ofKind(scope, 'interface').find((one) => one.id === id || one.name === name);
  if (other)
    scope.report(other.id === id ? 'id' : 'name', 'definition.repeated', {
      kind: 'interface',
      id: other.id,
      other: `interface/${other.id}`,
    });
}

function checkChanges(
  kind: 'column' | 'step',
  changes: readonly { readonly id: string }[],
  known: readonly { readonly id: string }[],
  path: string,
  scope: CheckScope,
): void {
  for (const [at, { id }] of changes.entries()) {
    if (!known.some((one) => one.id === id))
      scope.report(`${path}.${at}.id`, 'definition.unknown-reference', { kind, id });
    const first = changes.findIndex((one) => one.id === id);
    if (first < at) scope.report(`${path}.${at}.id`, 'definition.repeated', { kind, id, other: `${path}.${first}` });
  }
}

/** Where the variant says what stands at a place of the whole interface; null where it says nothing. */
function ownPath(path: string, variant: InterfaceVariantDefinition, base: InterfaceDefinition): string | null {
  const [first = '', second = '', ...rest] = path.split('.');
  const index = Number(second);
  if (first === 'columns' && index >= base.columns.length)
    return ['moreColumns', index - base.columns.length, ...rest].join('.');
  if (first !== 'columns' && first !== 'steps') return Object.hasOwn(variant, first) ? path : null;
  const id = base[first][index]?.id;
  const at = (variant[first] ?? []).findIndex((one) => one.id === id);
  return valueAt(variant, [first, at, ...rest]) === undefined ? null : [first, at, ...rest].join('.');
}
