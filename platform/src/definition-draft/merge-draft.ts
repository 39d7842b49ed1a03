import { placesOf, valueAt } from '@leitwerk/metadata/describe-operation';
import { isSame, keyedLists } from '@leitwerk/metadata/keyed-list';
import type { MergeConflict } from '@leitwerk/metadata/merge';
import { mergeDocuments, ORDER } from '@leitwerk/metadata/merge';
import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import { applyOperations, isNear, operationsBetween } from '@leitwerk/metadata/overlay';
import { checksumOf } from '../model/definition-checksum.ts';
import type { SourceDocument } from '../model/model-store.ts';
import { readNewestVersion } from '../model/model-store.ts';
import type { OverlayFile } from '../model/overlay-file.ts';
import { packageName, readPackage, storePackage } from '../model/packages.ts';
import { withModules } from '../module/module-definitions.ts';
import { refuse } from '../refusal.ts';
import type { Database } from '../storage/database.ts';
import { createDraft, lockDraft, readBase, writeDraft } from './draft-store.ts';

/**
 * Brings a draft up to the version that is live now. What has been published since and does not touch the draft's changes comes in;
 * about the rest somebody has to decide.
 */
export async function rebaseDraft(database: Database, id: string, author: string): Promise<void> {
  await database.transaction(async (tx) => {
    const draft = await lockDraft(tx, id);
    const live = await readNewestVersion(tx);
    if (live.version === draft.baseVersion) return;
    const base = await readBase(tx, draft);
    const { documents, conflicts } = mergeDocuments(
      withModules(base.documents),
      draft.documents,
      withModules(live.documents),
    );
    const operations = operationsBetween(draft.documents, documents);
    const open = [...draft.conflicts.filter((old) => !conflicts.some((one) => isSame(one.at, old.at))), ...conflicts];
    // An upgrade brings its own package; any other draft lies over the one that is live.
    const over = draft.package === (base.package ?? null) ? (live.package ?? null) : draft.package;
    await writeDraft(tx, draft, { documents, operations, base: live, conflicts: open, package: over }, author);
  });
}

/**
 * A draft that lays the live customer's changes over another version of the package. Where the vendor and the customer have changed
 * the same, the customer's stays until somebody decides.
 * @returns the draft's id; null when the package is the one that is there
 */
export async function draftUpgrade(
  database: Database,
  upgrade: { readonly documents: readonly SourceDocument[]; readonly name: string },
  author: string,
): Promise<string | null> {
  return database.transaction(async (tx) => {
    const live = await readNewestVersion(tx);
    const from = live.package ? await readPackage(tx, live.package) : null;
    if (!from) return refuse(409, 'package.none');
    const [old, next] = [packageName(from.documents), packageName(upgrade.documents)];
    if (old.name !== next.name) return refuse(409, 'package.other', { params: { old: old.name, next: next.name } });
    if (operationsBetween(withModules(from.documents), withModules(upgrade.documents)).length === 0) return null;
    const to = await storePackage(tx, upgrade.documents, author);
    const { documents, conflicts } = mergeDocuments(
      withModules(from.documents),
      withModules(live.documents),
      withModules(to.documents),
    );
    const draft = { name: upgrade.name, note: '', base: live, documents, conflicts, package: to.id };
    return createDraft(tx, draft, author);
  });
}

/**
 * A draft of what another installation of the same package has live. Refused with 409 when the package is another one, and when this
 * installation has been changed on its own: with `mergeDrift` both sides' changes are merged then, over what the package says.
 * @returns the draft's id
 */
export async function draftOverlay(
  database: Database,
  file: OverlayFile,
  options: { readonly name: string; readonly mergeDrift: boolean },
  author: string,
): Promise<string> {
  return database.transaction(async (tx) => {
    const live = await readNewestVersion(tx);
    const below = live.package ? await readPackage(tx, live.package) : null;
    if (!below) return refuse(409, 'package.none');
    if (checksumOf(below.documents) !== file.package.checksum)
      return refuse(409, 'package.other-version', {
        params: { old: `${below.name} ${below.version}`, next: `${file.package.name} ${file.package.version}` },
      });
    const [from, here] = [withModules(below.documents), withModules(live.documents)];
    const { documents, refused } = applyOperations(from, file.operations);
    if (refused.length > 0) return refuse(409, 'definition-draft.does-not-fit', { extra: { refused } });
    const own = operationsBetween(from, here);
    const hasDrifted = own.length > 0 && !file.versions.includes(checksumOf(live.documents));
    if (hasDrifted && !options.mergeDrift) {
      const unknown = operationsBetween(documents, here).filter((one) => own.some((mine) => isNear(one.at, mine.at)));
      return refuse(409, 'package.drift', { params: { count: unknown.length }, extra: { drift: unknown } });
    }
    const merged = hasDrifted ? mergeDocuments(from, here, documents) : { documents, conflicts: [] };
    return createDraft(tx, { name: options.name, note: '', base: live, package: below.id, ...merged }, author);
  });
}

/** Takes one side where a merge has found both sides changed; `ours` leaves the draft as it is. 404 when there is no such place. */
export async function decideConflict(
  database: Database,
  id: string,
  decision: { readonly at: readonly string[]; readonly take: 'ours' | 'theirs' },
  author: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const draft = await lockDraft(tx, id);
    const conflict = draft.conflicts.find((one) => isSame(one.at, decision.at));
    if (!conflict) return refuse(404, 'definition-draft.no-conflict');
    const operations = decision.take === 'theirs' ? operationsTaking(conflict, draft.documents) : [];
    const { documents, refused } = applyOperations(draft.documents, operations);
    if (refused.length > 0) return refuse(409, 'definition-draft.does-not-fit', { extra: { refused } });
    const conflicts = draft.conflicts.filter((one) => one !== conflict);
    await writeDraft(tx, draft, { documents, operations, base: await readBase(tx, draft), conflicts }, author);
  });
}

/** What gives the place the value that the other side has. */
function operationsTaking({ at, theirs }: MergeConflict, documents: readonly OverlaidDocument[]): readonly Operation[] {
  const [side] = placesOf([documents]);
  if (!side) return [];
  if (at.at(-1) === ORDER) {
    const list = at.slice(0, -1);
    const here = keyedLists([valueAt(side, list)])?.[0];
    const order = (theirs as readonly string[]).filter((key) => here?.has(key));
    return order.map((key, index): Operation => ({ op: 'move', at: [...list, key], after: order[index - 1] ?? null }));
  }
  const isThere = valueAt(side, at) !== undefined;
  if (theirs === undefined) return isThere ? [{ op: 'remove', at }] : [];
  const isElement = at.length === 1 || Array.isArray(valueAt(side, at.slice(0, -1)));
  return [{ op: isElement && !isThere ? 'add' : 'set', at, value: theirs }];
}
