import { describeConflict, describeOperation, placesOf } from '@leitwerk/metadata/describe-operation';
import type { MergeConflict } from '@leitwerk/metadata/merge';
import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import type { Language } from '@leitwerk/metadata/shown-type';

/** Changes of definitions, each with a line in words. @param sides what the changes lie between, the newer first */
export function describeOperations(
  operations: readonly Operation[],
  sides: readonly (readonly OverlaidDocument[])[],
  language: Language,
) {
  const places = placesOf(sides);
  return operations.map((operation) => {
    const [key = ''] = operation.at;
    const at = key.indexOf('/');
    return {
      kind: key.slice(0, at),
      id: key.slice(at + 1),
      op: operation.op,
      at: operation.at,
      text: describeOperation(operation, places, language),
    };
  });
}

/** Decisions that are open, each with its place and the three values in words. */
export function describeConflicts(
  conflicts: readonly MergeConflict[],
  sides: readonly (readonly OverlaidDocument[])[],
  language: Language,
) {
  const places = placesOf(sides);
  return conflicts.map((conflict) => ({ ...conflict, words: describeConflict(conflict, places, language) }));
}
