import type { CheckScope } from '../../check-scope.ts';
import { checkFormula, mustHaveField, referred, referredField, targetOf } from '../../check-scope.ts';
import type { FormDefinition } from '../../generated/definitions.gen.ts';

export function checkForm(form: FormDefinition, scope: CheckScope): void {
  for (const [index, role] of (form.roles ?? []).entries()) referred('role', role, `roles.${index}`, scope);
  const entity = referred('entity', form.entity, 'entity', scope);
  if (!entity) return;
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
