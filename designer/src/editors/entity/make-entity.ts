import { isPlain } from '@leitwerk/metadata/keyed-list';
import { fileOf } from '@leitwerk/metadata/overlay';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import type { EditedDocument } from '../../where-used/find-uses.ts';

export type NewEntity = {
  readonly id: string;
  readonly label: Label;
  readonly plural: Label;
  readonly icon: string | undefined;
  readonly hasForm: boolean;
  readonly hasList: boolean;
  readonly isInNavigation: boolean;
  /** Ids of roles that may do everything with its records. */
  readonly roles: readonly string[];
};

/** The documents with a new entity and what makes it usable at once: a record page, a list, the way there, rights. */
export function withEntity(documents: readonly EditedDocument[], entity: NewEntity): readonly EditedDocument[] {
  const { id, label, plural, icon, hasForm, hasList, isInNavigation, roles } = entity;
  const made = (key: string, document: object): EditedDocument => ({ file: fileOf(key), document });
  return [
    ...documents.map((one) => ({
      file: one.file,
      document: withAccess(one.document, { id, plural, icon, isInNavigation, roles }),
    })),
    made(`entity/${id}`, {
      kind: 'entity',
      id,
      name: id,
      label,
      labelPlural: plural,
      ...(icon !== undefined && { icon }),
      titleField: 'name',
      fields: [
        {
          id: 'name',
          type: 'text',
          label: { de: 'Name', en: 'Name' },
          required: true,
          maxLength: 200,
          searchable: true,
          index: true,
        },
      ],
    }),
    ...(hasForm
      ? [
          made(`form/${id}-record`, {
            kind: 'form',
            id: `${id}-record`,
            name: `${id}-record`,
            label,
            entity: id,
            mode: 'record',
            tabs: [
              {
                id: 'general',
                label: { de: 'Allgemein', en: 'General' },
                sections: [{ id: 'main', fields: [{ field: 'name' }] }],
              },
            ],
          }),
        ]
      : []),
    ...(hasList
      ? [
          made(`view/${id}-list`, {
            kind: 'view',
            id: `${id}-list`,
            name: `${id}-list`,
            label: plural,
            entity: id,
            type: 'list',
            default: true,
            columns: ['name'],
            sort: ['name'],
          }),
        ]
      : []),
  ];
}

const ALL_ACTIONS = ['read', 'create', 'update', 'delete'];

function withAccess(
  document: unknown,
  { id, plural, icon, isInNavigation, roles }: Pick<NewEntity, 'id' | 'plural' | 'icon' | 'isInNavigation' | 'roles'>,
): unknown {
  if (!isPlain(document)) return document;
  if (document['kind'] === 'app' && isInNavigation) {
    const item = { id, label: plural, ...(icon !== undefined && { icon }), entity: id };
    return { ...document, navigation: [...listOf(document['navigation']), item] };
  }
  if (document['kind'] === 'role' && roles.includes(String(document['id'])))
    return { ...document, grants: [...listOf(document['grants']), { entity: id, actions: ALL_ACTIONS }] };
  return document;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whether a role has rights on every entity, so that a new one needs none of its own. */
export const reachesAll = (role: unknown): boolean =>
  isPlain(role) && listOf(role['grants']).some((grant) => isPlain(grant) && grant['entity'] === '*');
