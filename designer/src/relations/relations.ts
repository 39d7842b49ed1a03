import type { Color, Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain, isSame } from '@leitwerk/metadata/keyed-list';
import { moduleOfFile } from '@leitwerk/metadata/module-file';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import type { ChangeMark } from '../draft/changed-since.ts';
import { changesSince } from '../draft/changed-since.ts';
import { headOf } from '../draft/definition-head.ts';
import { colorOf } from '../editors/workflow/color-of.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';
import type { RelatedList } from './related-lists.ts';
import { relatedLists } from './related-lists.ts';

/** How many records there can be on each side: `n:1` many that name one, `1:1` each names another one, `n:m` each names several. */
export type Multiplicity = 'n:1' | '1:1' | 'n:m';

/** An entity as it is drawn. */
export type RelatedEntity = {
  readonly id: string;
  readonly label: Label | undefined;
  readonly icon: string | undefined;
  readonly color: Color | undefined;
  /** In the draft; else the platform brings it, and it can be referred to only. */
  readonly isOwn: boolean;
  /** By a module or the platform. */
  readonly isBrought: boolean;
  readonly fieldCount: number;
  readonly mark: ChangeMark;
};

/** A field that names records of an entity. */
export type Relation = {
  /** Ids of entities. */
  readonly from: string;
  readonly to: string;
  readonly field: string;
  readonly label: Label | undefined;
  readonly multiplicity: Multiplicity;
  readonly isRequired: boolean;
  /** Whether there is an entity where it leads. */
  readonly isLost: boolean;
  readonly mark: ChangeMark;
  /** Where it is defined; null for those of the platform. */
  readonly place: { readonly file: string; readonly path: string } | null;
  /** Forms of the target that show these records as a list. */
  readonly lists: readonly RelatedList[];
};

export type Relations = { readonly entities: readonly RelatedEntity[]; readonly relations: readonly Relation[] };

/** Everything points to them, so that a picture with them shows little else. */
export const OFTEN_HIDDEN: ReadonlySet<string> = new Set(['user', 'team']);

type Known = Pick<EffectiveModel, 'entities'>;

/**
 * All entities that a draft knows and the fields by which they refer to each other.
 * @param base what the draft is based on: tells what is new in it, and what it has removed
 * @param live brings the entities of the platform, which are no part of a draft
 */
export function relationsOf(
  documents: readonly EditedDocument[],
  base: readonly EditedDocument[],
  live: Known,
): Relations {
  const since = changesSince(base);
  const before = new Map(ownEntities(base).map(({ document }) => [String(document['id']), document]));
  const own = ownEntities(documents);
  const ownIds = new Set(own.map(({ document }) => String(document['id'])));
  const brought = Object.values(live.entities).filter(({ id }) => !ownIds.has(id) && !before.has(id));
  const entities = [
    ...own.map(
      ({ file, document }): RelatedEntity => ({
        id: String(document['id']),
        label: headOf(document).label,
        icon: typeof document['icon'] === 'string' ? document['icon'] : undefined,
        color: colorOf(document['color']),
        isOwn: true,
        isBrought: moduleOfFile(file) !== null,
        fieldCount: fieldsOf(document).length,
        mark: since.markOf(document),
      }),
    ),
    ...brought.map(
      ({ id, label, icon, color, fields }): RelatedEntity => ({
        id,
        label,
        icon,
        color,
        isOwn: false,
        isBrought: true,
        fieldCount: fields.length,
        mark: null,
      }),
    ),
  ];
  const ids = new Set(entities.map(({ id }) => id));
  const lists = relatedLists(documents);
  const relationOf = (from: string, field: Plain, target: unknown): Omit<Relation, 'mark' | 'place'> | null => {
    const multiplicity = multiplicityOf(field);
    if (!multiplicity || typeof target !== 'string') return null;
    return {
      from,
      to: target,
      field: String(field['id']),
      label: headOf(field).label,
      multiplicity,
      isRequired: field['required'] === true,
      isLost: !ids.has(target),
      lists: lists.filter((one) => one.on === target && one.entity === from && one.via === field['id']),
    };
  };
  const ofOwn = own.flatMap(({ file, document }) =>
    fieldsOf(document).flatMap((field, at): readonly Relation[] => {
      const id = String(document['id']);
      const relation = relationOf(id, field, targetOf(field));
      const mark = markOf(field, before.get(id));
      return relation ? [{ ...relation, mark, place: { file, path: `fields.${at}` } }] : [];
    }),
  );
  const ofBrought = brought.flatMap(({ id, fields }) =>
    fields.flatMap((field): readonly Relation[] => {
      // The model names entities by name, definitions by id.
      const target = field.entity === undefined ? undefined : live.entities[field.entity]?.id;
      const relation = relationOf(id, field as unknown as Plain, target);
      return relation ? [{ ...relation, mark: null, place: null }] : [];
    }),
  );
  return { entities, relations: [...ofOwn, ...ofBrought] };
}

const ownEntities = (documents: readonly EditedDocument[]) =>
  documents.flatMap(({ file, document }) =>
    isPlain(document) && document['kind'] === 'entity' ? [{ file, document }] : [],
  );

const fieldsOf = (entity: Plain | undefined): readonly Plain[] =>
  Array.isArray(entity?.['fields']) ? entity['fields'].filter(isPlain) : [];

function multiplicityOf({ type, unique }: Plain): Multiplicity | null {
  if (type === 'references') return 'n:m';
  if (type === 'reference') return unique === true ? '1:1' : 'n:1';
  return type === 'user' || type === 'team' ? 'n:1' : null;
}

const targetOf = ({ type, entity }: Plain): unknown => (type === 'user' || type === 'team' ? type : entity);

function markOf(field: Plain, before: Plain | undefined): ChangeMark {
  const old = fieldsOf(before).find(({ id }) => id === field['id']);
  if (!old) return 'new';
  return isSame(old, field) ? null : 'changed';
}
