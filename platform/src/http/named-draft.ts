import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import { readBase, readDraft } from '../definition-draft/draft-store.ts';
import { withModules } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { describeConflicts } from './describe-operations.ts';
import { languageOf } from './respond-error.ts';
import type { Call } from './route.ts';
import { permitted } from './route.ts';

const LONGEST_NAME = 100;
const LONGEST_NOTE = 500;

/** Who asks, if he may work on drafts; 403 otherwise. */
export function mayEdit(call: Call): Context {
  const { permissions } = call.context().access;
  return permitted(call, permissions.has('metadata.publish') ? 'metadata.publish' : 'metadata.edit');
}

/** The draft that the address names; 404 for what is no id. */
export function idOf(call: Call): string {
  const id = (call.params['id'] ?? '').toLowerCase();
  return isRecordId(id) ? id : refuse(404, 'definition-draft.unknown');
}

/** A draft as screens show it. */
export async function shownDraft(call: Call) {
  const { database } = call.runtime;
  const draft = await readDraft(database, idOf(call));
  const base = await readBase(database, draft);
  const below = withModules(base.documents);
  const sides = [draft.documents, below];
  return {
    ...draft,
    liveVersion: call.context().model.version,
    base: below,
    conflicts: describeConflicts(draft.conflicts, sides, languageOf(call.request)),
  };
}

/** A draft's name; 422 when there is none. */
export const nameOf = (given: unknown): string =>
  typeof given === 'string' && given.trim() !== '' && given.length <= LONGEST_NAME
    ? given.trim()
    : refuse(422, 'record.invalid', {
        issues: [{ path: 'name', code: 'definition-draft.name', params: { most: LONGEST_NAME } }],
      });

/** What a draft is for, if somebody says it; 422 when that is too long. */
export const noteOf = (given: unknown): string =>
  given === undefined || (typeof given === 'string' && given.length <= LONGEST_NOTE)
    ? String(given ?? '')
    : refuse(422, 'record.invalid', {
        issues: [{ path: 'note', code: 'definition-draft.note', params: { most: LONGEST_NOTE } }],
      });
