import { isPlain, keyedLists } from '@leitwerk/metadata/keyed-list';
import type { Operation, Path } from '@leitwerk/metadata/overlay';
import { applyOperations, definitionKey, isNear, operationsBetween } from '@leitwerk/metadata/overlay';
import type { ValuePath } from '../schema-form/value-path.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';

/** A place of a definition as operations name it. A list whose elements have no keys is one place. */
export function keysOfPlace(edited: EditedDocument, place: ValuePath): Path {
  return [definitionKey(edited), ...stepsOf(edited.document, place)];
}

function stepsOf(value: unknown, [key, ...rest]: ValuePath): readonly string[] {
  if (key === undefined) return [];
  if (Array.isArray(value)) {
    const name = [...(keyedLists([value])?.[0].keys() ?? [])][Number(key)];
    return name === undefined ? [] : [name, ...stepsOf(value[Number(key)], rest)];
  }
  return [String(key), ...stepsOf(isPlain(value) ? value[key] : undefined, rest)];
}

/** What a definition says otherwise than its package. @param base as the package has it; null when it has none */
export const changesOver = (base: unknown, edited: EditedDocument): readonly Operation[] =>
  operationsBetween(documentsOf(base, edited), [edited]);

/** Changes at a place or below it. What stands inside of something new is no change of its own. */
export const changesAt = (changes: readonly Operation[], at: Path): readonly Operation[] =>
  changes.filter((one) => one.at.length >= at.length && isNear(one.at, at));

/** The definition with some of its changes taken back. */
export function withoutChanges(base: unknown, edited: EditedDocument, taken: readonly Operation[]): unknown {
  const back = operationsBetween([edited], documentsOf(base, edited)).filter((one) =>
    taken.some(({ at }) => isNear(one.at, at)),
  );
  return applyOperations([edited], back).documents[0]?.document;
}

const documentsOf = (base: unknown, { file }: EditedDocument): readonly EditedDocument[] =>
  base === null || base === undefined ? [] : [{ file, document: base }];
