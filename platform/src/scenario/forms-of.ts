import type { FormDefinition, ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { Model } from '@leitwerk/metadata/model';
import type { Actor } from '../rights/actor.ts';

/**
 * Ids of the forms with which somebody would have done a step: that of the record for reading and changing, the short one for a new
 * record where there is one, and of both only those that show a field which was written.
 */
export function formsOf(step: ScenarioStep, actor: Actor, model: Model): readonly string[] {
  if (actor.isSystem || (step.do !== 'create' && step.do !== 'update' && step.do !== 'read')) return [];
  const own = model.forms.filter((form) => form.entity === step.entity && isFor(form, actor));
  const short = own.filter(({ mode }) => mode === 'create');
  const forms = step.do === 'create' && short.length > 0 ? short : own.filter(({ mode }) => mode === 'record');
  const fields = model.entities[step.entity ?? '']?.fields ?? [];
  const written = new Set(fields.filter(({ name }) => Object.hasOwn(step.values ?? {}, name)).map(({ id }) => id));
  return forms
    .filter((form) => step.do === 'read' || fieldsOf(form).some((field) => written.has(field)))
    .map(({ id }) => id);
}

/** The form without roles serves whoever has none of his own. */
const isFor = ({ roles }: FormDefinition, actor: Actor): boolean =>
  !roles || roles.some((role) => actor.roles.includes(role));

const fieldsOf = ({ tabs }: FormDefinition): readonly string[] =>
  tabs.flatMap((tab) => (tab.sections ?? []).flatMap((section) => section.fields.map(({ field }) => field)));
