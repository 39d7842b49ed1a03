import type { CheckScope } from '../../check-scope.ts';
import { referred, referredField } from '../../check-scope.ts';
import type { JournalDefinition } from '../../generated/definitions.gen.ts';

export function checkJournal(journal: JournalDefinition, scope: CheckScope): void {
  const entity = referred('entity', journal.entity, 'entity', scope);
  if (!entity) return;
  const type = referredField(entity, journal.typeField, 'typeField', scope);
  if (type && (type.type !== 'option' || type.options || type.optionSet))
    scope.report('typeField', 'definition.owner-field', { id: type.id, type: 'option' });
  for (const [index, one] of journal.fields.entries()) referredField(entity, one.field, `fields.${index}.field`, scope);
}
