import type { InterfaceColumn } from '@leitwerk/metadata/generated/definitions.gen';
import { columnsAsFields } from '@leitwerk/metadata/interface/columns';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { EffectiveModel, EntityModel } from '@leitwerk/runtime-ui/renderer';
import { entityWithId } from '../../draft/draft-model.ts';
import { entityAround } from '../../where-used/walk-values.ts';

/** Of what the formula at a place speaks, with the fields that it knows; `isRecord`: there are records of it to try it on. */
export type FormulaSubject = { readonly entity: EntityModel | undefined; readonly isRecord: boolean };

/** A record of the entity that is meant there; in an interface, a row with its columns. */
export function formulaSubject(around: readonly Plain[], model: EffectiveModel): FormulaSubject {
  const root = around.at(-1);
  if (root?.['kind'] === 'outgoing') return { entity: outgoingSubject(around, root, model), isRecord: true };
  if (root?.['kind'] !== 'interface') return { entity: entityWithId(model, entityAround(around)), isRecord: true };
  const columns = (Array.isArray(root['columns']) ? root['columns'] : []).filter(isColumn);
  const row = { de: 'Zeile', en: 'Row' };
  return {
    entity: {
      id: 'row',
      name: 'row',
      label: row,
      labelPlural: row,
      fields: columnsAsFields({ columns }),
    } as EntityModel,
    isRecord: false,
  };
}

/** One that is half written is not known yet. */
const isColumn = (column: unknown): column is InterfaceColumn =>
  isPlain(column) && typeof column['id'] === 'string' && typeof column['type'] === 'string';

function outgoingSubject([holder]: readonly Plain[], root: Plain, model: EffectiveModel): EntityModel | undefined {
  const related: readonly unknown[] = Array.isArray(root['related']) ? root['related'] : [];
  return toldOf(holder === root ? undefined : holder?.['of'], root, related, model);
}

/**
 * The record that a column of an outgoing interface is about: the one in `of`, else that of which the other system is told.
 * @param related those that may be meant: a related record starts from one above it
 */
function toldOf(of: unknown, root: Plain, related: readonly unknown[], model: EffectiveModel): EntityModel | undefined {
  if (of === undefined) return entityWithId(model, root['entity']);
  const at = related.findIndex((one) => isPlain(one) && one['id'] === of);
  const found = related[at];
  if (!isPlain(found)) return undefined;
  if (found['field'] === undefined) return entityWithId(model, found['entity']);
  const from = toldOf(found['of'], root, related.slice(0, at), model);
  const target = from?.fields.find(({ name }) => name === found['field'])?.entity;
  // A reference of the effective model has the name of its entity.
  return Object.values(model.entities).find(({ id, name }) => target !== undefined && [id, name].includes(target));
}
