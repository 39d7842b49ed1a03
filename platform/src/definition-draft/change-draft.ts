import { isSame } from '@leitwerk/metadata/keyed-list';
import { moduleOfFile } from '@leitwerk/metadata/module-file';
import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import { applyOperations, definitionKey, isNear } from '@leitwerk/metadata/overlay';
import { refuse } from '../refusal.ts';
import type { Database } from '../storage/database.ts';
import type { DraftStep } from './draft-store.ts';
import { lockDraft, readBase, readSteps, writeDraft } from './draft-store.ts';

export type DraftEdit = {
  /** The revision that the editor has seen. */
  readonly revision: number;
  readonly operations: readonly Operation[];
  readonly name?: string;
  readonly note?: string;
  /** Write although others have changed the same since. */
  readonly force: boolean;
};

/**
 * Changes a draft by operations. 409 with both values when somebody else has changed one of the places since the revision that the
 * editor has seen; nothing is written then.
 * @returns the new revision, and what others have changed meanwhile (it is in already)
 */
export async function changeDraft(database: Database, id: string, edit: DraftEdit, author: string) {
  return database.transaction(async (tx) => {
    const draft = await lockDraft(tx, id);
    refuseTakingAway(draft.documents, edit.operations);
    const since = await readSteps(tx, id, edit.revision);
    const conflicts = edit.force ? [] : overlaps(edit.operations, since);
    if (conflicts.length > 0)
      refuse(409, 'definition-draft.conflict', { extra: { conflicts, revision: draft.revision } });
    const { documents, refused } = applyOperations(draft.documents, edit.operations);
    if (refused.length > 0)
      refuse(409, 'definition-draft.does-not-fit', {
        extra: {
          refused: refused.map(({ operation, reason }) => ({ at: operation.at, reason })),
          revision: draft.revision,
        },
      });
    const base = await readBase(tx, draft);
    const revision = await writeDraft(tx, draft, { ...edit, documents, base, conflicts: draft.conflicts }, author);
    return { revision, operations: since.flatMap((step) => step.operations) };
  });
}

/** A definition that a module brings stays as long as the module is used, under its id: its program goes by it. */
function refuseTakingAway(documents: readonly OverlaidDocument[], operations: readonly Operation[]): void {
  const brought = new Set(documents.filter(({ file }) => moduleOfFile(file) !== null).map(definitionKey));
  const taken = operations.find(
    ({ at: [key = '', property] }) => brought.has(key) && (property === undefined || IDENTITY.has(property)),
  );
  if (taken) refuse(422, 'definition-draft.of-module', { params: { id: taken.at[0] ?? '' } });
}

const IDENTITY: ReadonlySet<string> = new Set(['kind', 'id']);

/** Places that both have changed, unless to the same. */
function overlaps(mine: readonly Operation[], since: readonly DraftStep[]) {
  return mine.flatMap((operation) =>
    since.flatMap((step) =>
      step.operations
        .filter((other) => isNear(operation.at, other.at) && !isSameChange(operation, other))
        .map((other) => ({
          at: operation.at,
          yours: effectOf(operation),
          theirs: effectOf(other),
          by: step.by,
          when: step.at,
        })),
    ),
  );
}

const isSameChange = (one: Operation, other: Operation): boolean =>
  one.op === other.op && isSame(one.at, other.at) && isSame(effectOf(one), effectOf(other));

const effectOf = (operation: Operation): unknown =>
  operation.op === 'set' || operation.op === 'add'
    ? operation.value
    : operation.op === 'move'
      ? operation.after
      : undefined;
