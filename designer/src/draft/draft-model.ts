import { compileModel } from '@leitwerk/metadata/compile';
import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import type { EditedDocument } from '../where-used/find-uses.ts';

type EntityModel = EffectiveModel['entities'][string];

/** What fields, and the options of their values, come from. */
const KINDS = new Set(['entity', 'option-set', 'contract-status', 'journal']);

const known = new WeakMap<readonly EditedDocument[], EffectiveModel>();
/** The last one that was put together: most edits change none of what it is made of. */
let last:
  | { readonly own: readonly unknown[]; readonly live: EffectiveModel; readonly model: EffectiveModel }
  | undefined;

/**
 * The live model with the entities as the draft has them: for choosing fields, not for rights. While the draft cannot be put
 * together, because something in it names what is not there, it is the live model.
 */
export function draftModel(documents: readonly EditedDocument[], live: EffectiveModel): EffectiveModel {
  const found = known.get(documents) ?? madeOf(documents, live);
  known.set(documents, found);
  return found;
}

function madeOf(documents: readonly EditedDocument[], live: EffectiveModel): EffectiveModel {
  const own = documents
    .map(({ document }) => document)
    .filter((one) => isPlain(one) && KINDS.has(String(one['kind']))) as unknown as readonly Definition[];
  const isSame = last?.live === live && last.own.length === own.length && own.every((one, at) => one === last?.own[at]);
  if (isSame && last) return last.model;
  const model = { ...live, ...linked(own, live) };
  last = { own, live, model };
  return model;
}

function linked(own: readonly Definition[], live: EffectiveModel): Pick<EffectiveModel, 'entities'> {
  const ids = new Set(own.filter(({ kind }) => kind === 'entity').map(({ id }) => id));
  // Those that the platform brings are no part of a draft.
  const others = Object.values(live.entities).filter(({ id }) => !ids.has(id));
  try {
    const { entities } = compileModel([...own, ...others.map(asDefinition)]);
    return { entities: { ...entities, ...Object.fromEntries(others.map((one) => [one.name, one])) } };
  } catch {
    return { entities: live.entities };
  }
}

const asDefinition = ({ id, name, label, labelPlural, titleField }: EntityModel): Definition =>
  ({ kind: 'entity', id, name, label, labelPlural, titleField, fields: [] }) as unknown as Definition;

/** The entity with an id; a definition names entities by id, the model keeps them by name. */
export const entityWithId = (model: EffectiveModel, id: unknown): EntityModel | undefined =>
  Object.values(model.entities).find((one) => one.id === id);
