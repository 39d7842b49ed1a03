import type { Label, RoleGrant, RowRule } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel } from '@leitwerk/metadata/model';

/** Fields that are hidden on some of the records that may be read. */
export type Veil = {
  /** Names of the fields. */
  readonly fields: ReadonlySet<string>;
  /** They show on records that one of these grants reaches and does not veil. */
  readonly open: readonly {
    readonly rows: RowRule;
    /** Filter of the records that it veils; null for none. */
    readonly unless: RowRule | null;
  }[];
};

export type Veils = {
  readonly list: readonly Veil[];
  /** What stands in place of a hidden title; null where the title is not hidden or is no text. */
  readonly title: Label | null;
};

export const NO_VEILS: Veils = { list: [], title: null };

/** They tell of people and are hidden with the rest; when a record was made and changed is needed to keep lists in order. */
const SYSTEM_FIELDS_VEILED = ['createdBy', 'updatedBy'];

/**
 * Where grants veil records. As rights add up, a field shows on a record when any grant that opens the field reaches that record and
 * does not veil it. Fields that show on the same records are one veil.
 * @param grants those that allow reading
 * @param readable names of the fields that these grants open at all
 */
export function veilsOf(entity: EntityModel, grants: readonly RoleGrant[], readable: ReadonlySet<string>): Veils {
  if (!grants.some((grant) => grant.veil)) return NO_VEILS;
  const veils = new Map<string, { readonly fields: Set<string>; readonly open: Veil['open'] }>();
  const names = [
    ...SYSTEM_FIELDS_VEILED.map((name) => ({ id: name, name })),
    ...entity.fields.filter(({ name }) => readable.has(name)),
  ];
  for (const { id, name } of names) {
    const opening = grants.filter((grant) => !grant.hiddenFields?.includes(id));
    if (!opening.some((grant) => veilsField(grant, id))) continue;
    const open = opening.map((grant) => ({
      rows: grant.rows ?? 'all',
      unless: grant.veil && veilsField(grant, id) ? grant.veil.when : null,
    }));
    const key = JSON.stringify(open);
    const known = veils.get(key) ?? { fields: new Set<string>(), open };
    known.fields.add(name);
    veils.set(key, known);
  }
  const list = [...veils.values()];
  const title = entity.fields.find((field) => field.id === entity.titleField);
  const isTitleHidden = title?.type === 'text' && list.some((veil) => veil.fields.has(title.name));
  return { list, title: (isTitleHidden && grants.find((grant) => grant.veil)?.veil?.title) || null };
}

const veilsField = (grant: RoleGrant, id: string): boolean =>
  grant.veil !== undefined && !grant.veil.shownFields.includes(id);
