import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { kindsReferred } from '@leitwerk/metadata/schema-node';
import type { EffectiveModel, Label } from '@leitwerk/runtime-ui/renderer';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { actionsOf, useModules } from '../client/modules.ts';
import { headOf } from '../draft/definition-head.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import type { EditedDocument } from '../where-used/find-uses.ts';
import { entityAround } from '../where-used/walk-values.ts';

export type Choice = { readonly value: string; readonly label: string };

type Named = { readonly id: string; readonly label: Label | undefined };

/** What is offered where something is typed: actions of modules in use, and workflows where these may stand there too. */
export function useSuggestions(node: SchemaNode): readonly string[] {
  const { documents } = useDraftEditing();
  const wanted = node.schema['x-suggests'];
  const actions = actionsOf(useModules(wanted !== undefined)).map(({ name }) => name);
  if (wanted === undefined) return [];
  return wanted === 'action' ? actions : [...actions, ...ofKind(documents, 'workflow').map(({ id }) => id)];
}

/** What can be chosen at a place, by name, what people call it first. */
export function useChoices(node: SchemaNode, around: readonly Plain[]): readonly Choice[] {
  const label = useLabel();
  const { documents, model } = useDraftEditing();
  const to = node.schema['x-refers'] ?? '';
  const modules = useModules(to === 'module');
  const named =
    to === 'module'
      ? modules.map(({ name, label: words }) => ({ id: name, label: words ?? undefined }))
      : namedFor(to, { documents, model, around });
  const constants = [...(node.schema.anyOf ?? []), ...(node.schema.oneOf ?? [])].flatMap((one) =>
    typeof one.const === 'string' ? [{ value: one.const, label: one.const }] : [],
  );
  const choices = named.map(({ id, label: words }) => {
    const text = label(words);
    return { value: id, label: text === '' || text === id ? id : `${text} (${id})` };
  });
  const once = new Map(
    [...constants, ...choices.sort((one, other) => one.label.localeCompare(other.label))].map((one) => [
      one.value,
      one,
    ]),
  );
  return [...once.values()];
}

type Scope = {
  readonly documents: readonly EditedDocument[];
  readonly model: EffectiveModel;
  readonly around: readonly Plain[];
};

const SYSTEM_FIELDS: readonly Named[] = [
  { id: 'createdAt', label: { de: 'Angelegt am', en: 'Created at' } },
  { id: 'createdBy', label: { de: 'Angelegt von', en: 'Created by' } },
  { id: 'updatedAt', label: { de: 'Geändert am', en: 'Updated at' } },
  { id: 'updatedBy', label: { de: 'Geändert von', en: 'Updated by' } },
];

function namedFor(to: string, scope: Scope): readonly Named[] {
  const { documents, around } = scope;
  switch (to) {
    case 'entity':
      return entitiesOf(scope);
    case 'field':
      return fieldsAround(scope);
    case 'any-field':
      return [...fieldsAround(scope), ...SYSTEM_FIELDS];
    case 'field-path':
      return [...fieldsAround(scope), ...SYSTEM_FIELDS, ...relatedFields(scope)];
    case 'sort':
      return [...fieldsAround(scope), ...SYSTEM_FIELDS].flatMap(({ id, label }) => [
        { id, label: label && { de: `${label.de} ↑`, en: `${label.en} ↑` } },
        { id: `-${id}`, label: label && { de: `${label.de} ↓`, en: `${label.en} ↓` } },
      ]);
    case 'event':
      return eventsOf(documents, entityAround(around));
    case 'state':
      return namedIn(around.at(-1)?.['states']);
    case 'option':
      return optionsOfGroup(scope);
    case 'substate': {
      const states = around[0]?.['states'];
      return isPlain(states) ? Object.entries(states).map(([id, state]) => ({ id, label: labelOfState(state) })) : [];
    }
    case 'delay': {
      const delays = around.at(-1)?.['delays'];
      return isPlain(delays) ? Object.keys(delays).map((id) => ({ id, label: undefined })) : [];
    }
    case 'tile':
      return tilesOf(documents, around[0]?.['dashboard']);
    case 'page':
      return [
        ...ofKind(documents, 'view'),
        ...ofKind(documents, 'dashboard'),
        { id: 'day', label: { de: 'Mein Tag', en: 'My day' } },
      ];
    default:
      return kindsReferred(to).flatMap((kind) => ofKind(documents, kind));
  }
}

const labelOfState = (state: unknown): Label | undefined =>
  isPlain(state) && isPlain(state['meta']) ? headOf(state['meta']).label : undefined;

const ofKind = (documents: readonly EditedDocument[], kind: string): readonly Named[] =>
  documents.map(({ document }) => headOf(document)).filter((head) => head.kind === kind);

/** Elements of a list that have an id, with all that they say. */
const wholeIn = (list: unknown): readonly Named[] =>
  (Array.isArray(list) ? list : []).flatMap((one: unknown) => (isPlain(one) ? { ...one, ...headOf(one) } : []));

/** Elements of a list that have an id. */
const namedIn = (list: unknown): readonly Named[] =>
  (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const { id, label } = headOf(one);
    return id === '' ? [] : [{ id, label }];
  });

/** Those of the draft, and those that the platform and modules bring. */
export const entitiesOf = ({ documents, model }: Pick<Scope, 'documents' | 'model'>): readonly Named[] => [
  ...ofKind(documents, 'entity'),
  ...Object.values(model.entities).map(({ id, label }) => ({ id, label })),
];

const fieldsAround = (scope: Scope): readonly Named[] => fieldsOfEntity(scope, entityAround(scope.around));

function fieldsOfEntity({ documents, model }: Scope, entity: string | undefined): readonly Named[] {
  const edited = editedEntity(documents, entity);
  if (edited) return wholeIn(edited['fields']);
  return Object.values(model.entities).find(({ id }) => id === entity)?.fields ?? [];
}

const editedEntity = (documents: readonly EditedDocument[], entity: string | undefined): Plain | undefined =>
  documents
    .map((one) => one.document)
    .filter(isPlain)
    .find((one) => one['kind'] === 'entity' && one['id'] === entity);

/** Fields that point at one record, with the entity of that. */
function referencesAround({ documents, model, around }: Scope): readonly (Named & { readonly target: string })[] {
  const entity = entityAround(around);
  const edited = editedEntity(documents, entity);
  const fields: readonly unknown[] = edited
    ? Array.isArray(edited['fields'])
      ? edited['fields']
      : []
    : (Object.values(model.entities).find(({ id }) => id === entity)?.fields ?? []);
  return fields.filter(isPlain).flatMap((field) => {
    const { id, label } = headOf(field);
    const type = String(field['type']);
    const target = type === 'user' || type === 'team' ? type : type === 'reference' ? String(field['entity']) : '';
    return target === '' ? [] : [{ id, label, target }];
  });
}

/** Fields of what the references of the entity point at, by the ids of both. */
const relatedFields = (scope: Scope): readonly Named[] =>
  referencesAround(scope).flatMap(({ id, label, target }) =>
    fieldsOfEntity(scope, target).map((field) => ({
      id: `${id}.${field.id}`,
      label: joined(label, field.label),
    })),
  );

/** What the field can be that the object at hand is grouped by: states of a status, options of a set, or its own. */
function optionsOfGroup(scope: Scope): readonly Named[] {
  const [first = '', second] = String(scope.around[0]?.['group'] ?? '').split('.');
  const own = entityAround(scope.around);
  const entity = second === undefined ? own : referencesAround(scope).find(({ id }) => id === first)?.target;
  const id = second ?? first;
  const plain = scope.documents.map(({ document }) => document).filter(isPlain);
  const status = plain.find(
    (one) => one['kind'] === 'contract-status' && one['entity'] === entity && one['field'] === id,
  );
  if (status) return namedIn(status['states']);
  const field: unknown = fieldsOfEntity(scope, entity).find((one) => one.id === id);
  if (!isPlain(field)) return [];
  const set = plain.find((one) => one['kind'] === 'option-set' && one['id'] === field['optionSet']);
  return namedIn(set?.['options'] ?? field['options']);
}

const joined = (one: Label | undefined, other: Label | undefined): Label | undefined =>
  one && other && { de: `${one.de} › ${other.de}`, en: `${one.en} › ${other.en}` };

const tilesOf = (documents: readonly EditedDocument[], dashboard: unknown): readonly Named[] =>
  documents.flatMap(({ document }) =>
    isPlain(document) && document['kind'] === 'dashboard' && document['id'] === dashboard
      ? namedIn(document['tiles'])
      : [],
  );

const eventsOf = (documents: readonly EditedDocument[], entity: string | undefined): readonly Named[] =>
  documents.flatMap(({ document }) =>
    isPlain(document) && document['kind'] === 'contract-status' && document['entity'] === entity
      ? namedIn(document['transitions'])
      : [],
  );
