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
