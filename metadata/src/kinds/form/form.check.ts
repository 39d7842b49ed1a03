import type { CheckScope } from '../../check-scope.ts';
import {
  checkFilter,
  checkFormula,
  mustHaveField,
  ofKind,
  referred,
  referredField,
  targetOf,
} from '../../check-scope.ts';
import { wantedOf } from '../../choose-form.ts';
import type { EntityDefinition, FormDefinition } from '../../generated/definitions.gen.ts';

export function checkForm(form: FormDefinition, scope: CheckScope): void {
  for (const [index, role] of (form.roles ?? []).entries()) referred('role', role, `roles.${index}`, scope);
  const entity = referred('entity', form.entity, 'entity', scope);
  if (!entity) return;
  checkRecords(form, entity, scope);
  const twin = ofKind(scope, 'form').find((one) => one.id < form.id && isForTheSame(one, form));
  if (twin) scope.report('entity', 'definition.form-twice', { form: twin.id });
  for (const [index, id] of (form.keyFacts ?? []).entries()) mustHaveField(entity, id, `keyFacts.${index}`, scope);
  for (const [at, tab] of form.tabs.entries()) {
    checkFormula(tab.visibleWhen, entity, `tabs.${at}.visibleWhen`, scope);
    for (const [index, section] of (tab.sections ?? []).entries()) {
      const path = `tabs.${at}.sections.${index}`;
      checkFormula(section.visibleWhen, entity, `${path}.visibleWhen`, scope);
      for (const [row, one] of section.fields.entries())
        mustHaveField(entity, one.field, `${path}.fields.${row}.field`, scope);
    }
    for (const [index, list] of (tab.related ?? []).entries()) {
      const path = `tabs.${at}.related.${index}`;
      const other = referred('entity', list.entity, `${path}.entity`, scope);
      if (!other) continue;
      const via = referredField(other, list.via, `${path}.via`, scope);
      if (via && targetOf(via) !== entity.id)
        scope.report(`${path}.via`, 'definition.related', { via: via.id, entity: other.id, target: entity.id });
      for (const [row, id] of (list.columns ?? []).entries()) mustHaveField(other, id, `${path}.columns.${row}`, scope);
    }
  }
}

/** Forms go by what is chosen, not by what is typed: they would change under a person's hands. */
function checkRecords({ filter }: FormDefinition, entity: EntityDefinition, scope: CheckScope): void {
  if (filter === undefined) return;
  checkFilter(filter, entity, 'filter', scope);
  for (const [path, wanted] of wantedOf(filter)) {
    const [name, ...rest] = path.split('.');
    const own = entity.fields.find((one) => (one.name ?? one.id) === name);
    const target = rest.length === 1 ? scope.entities.get(own?.entity ?? '') : undefined;
    const field = rest.length === 0 ? own : target?.fields.find((one) => (one.name ?? one.id) === rest[0]);
    const isChosen = field?.type === 'option' || field?.type === 'boolean';
    if (!wanted || rest.length > 1 || (field && !isChosen) || (target && own?.type !== 'reference'))
      scope.report(`filter.${path}`, 'definition.form-filter');
    else if (field?.type === 'option') {
      const known = optionsOf(field, target ?? entity, scope);
      const value = known && wanted.values.find((one) => !known.includes(one));
      if (value !== undefined) scope.report(`filter.${path}`, 'definition.form-filter-value', { value: String(value) });
    }
  }
}

/** Ids of what can be chosen; undefined where the kinds of journal entries are. */
function optionsOf(
  field: EntityDefinition['fields'][number],
  entity: EntityDefinition,
  scope: CheckScope,
): readonly unknown[] | undefined {
  const status = ofKind(scope, 'contract-status').find((one) => one.entity === entity.id && one.field === field.id);
  const set = ofKind(scope, 'option-set').find((one) => one.id === field.optionSet);
  return (status?.states ?? set?.options ?? field.options)?.map(({ id }) => id);
}

const isForTheSame = (one: FormDefinition, other: FormDefinition): boolean =>
  one.entity === other.entity &&
  one.mode === other.mode &&
  JSON.stringify([one.roles?.toSorted(), one.filter]) === JSON.stringify([other.roles?.toSorted(), other.filter]);
