import type { CheckScope } from '../../check-scope.ts';
import { checkFormula, referred, referredField } from '../../check-scope.ts';
import type { ContractStatusDefinition } from '../../generated/definitions.gen.ts';

export function checkContractStatus(status: ContractStatusDefinition, scope: CheckScope): void {
  const states = new Set(status.states.map((one) => one.id));
  const mustBeState = (id: string, path: string): void => {
    if (!states.has(id)) scope.report(path, 'definition.unknown-reference', { kind: 'state', id });
  };
  mustBeState(status.initial, 'initial');
  const entity = referred('entity', status.entity, 'entity', scope);
  const field = entity && referredField(entity, status.field, 'field', scope);
  if (field && (field.type !== 'option' || field.options || field.optionSet))
    scope.report('field', 'definition.owner-field', { id: field.id, type: 'option' });
  for (const [index, state] of status.states.entries()) {
    for (const [at, id] of (state.readOnlyFields ?? []).entries())
      if (entity) referredField(entity, id, `states.${index}.readOnlyFields.${at}`, scope);
  }
  const seen = new Set<string>();
  for (const [index, one] of status.transitions.entries()) {
    const path = `transitions.${index}`;
    if (seen.has(one.id))
      scope.report(`${path}.id`, 'definition.repeated', { kind: 'transition', id: one.id, other: status.id });
    seen.add(one.id);
    for (const [at, from] of one.from.entries()) mustBeState(from, `${path}.from.${at}`);
    mustBeState(one.to, `${path}.to`);
    if (!entity) continue;
    checkFormula(one.guard, entity, `${path}.guard`, scope);
    for (const [at, input] of (one.input ?? []).entries())
      referredField(entity, input.field, `${path}.input.${at}.field`, scope);
    for (const name of Object.keys(one.set ?? {})) {
      if (!entity.fields.some((candidate) => (candidate.name ?? candidate.id) === name))
        scope.report(`${path}.set.${name}`, 'definition.unknown-field', { id: name, entity: entity.id });
    }
  }
  for (const [index, state] of status.states.entries()) {
    if (!reachable(status).has(state.id)) scope.report(`states.${index}`, 'definition.unreachable', { id: state.id });
  }
}

function reachable(status: ContractStatusDefinition): ReadonlySet<string> {
  const found = new Set([status.initial]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const one of status.transitions) if (one.from.some((from) => found.has(from))) found.add(one.to);
  }
  return found;
}
