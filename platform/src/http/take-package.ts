import { draftOverlay, draftUpgrade } from '../definition-draft/merge-draft.ts';
import type { OverlayFile } from '../model/overlay-file.ts';
import { packageName } from '../model/packages.ts';
import { Refused, refuse } from '../refusal.ts';
import { isOperations } from './decode-operations.ts';
import { describeOperations } from './describe-operations.ts';
import { checkedDocuments } from './metadata-documents.ts';
import { mayEdit, nameOf, shownDraft } from './named-draft.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call } from './route.ts';
import { json } from './route.ts';

/**
 * A draft over another version of the package; 204 when that is here already. What the asker may not publish he may not publish out of
 * a package either: publishing looks at it.
 * @param name of the draft; name and version of the package when undefined
 */
export async function takePackage(call: Call, given: unknown, name: unknown): Promise<Answer> {
  const context = mayEdit(call);
  const documents = await checkedDocuments(given);
  const own = packageName(documents);
  const title = name === undefined ? `${own.name} ${own.version}`.trim() : nameOf(name);
  const id = await draftUpgrade(call.runtime.database, { documents, name: title }, context.actor.id);
  return id === null ? { status: 204 } : created(call, id);
}

/** A draft of what another installation has changed. */
export async function takeOverlay(call: Call, overlay: unknown, name: unknown, mergeDrift: unknown): Promise<Answer> {
  const context = mayEdit(call);
  if (!isOverlay(overlay) || typeof mergeDrift !== 'boolean') return refuse(400, 'package.shape');
  const options = { name: nameOf(name), mergeDrift };
  const id = await draftOverlay(call.runtime.database, overlay, options, context.actor.id).catch((error: unknown) => {
    throw withWordedDrift(error, call);
  });
  return created(call, id);
}

async function created(call: Call, id: string): Promise<Answer> {
  const draft: Call = { ...call, params: { id } };
  return { ...json(await shownDraft(draft), 201), headers: { location: `/api/metadata/drafts/${id}` } };
}

/** What has been changed here alone, in words too. */
function withWordedDrift(error: unknown, call: Call): unknown {
  const drift = error instanceof Refused ? error.refusal.extra?.['drift'] : undefined;
  if (!(error instanceof Refused) || !isOperations(drift)) return error;
  const words = describeOperations(drift, [call.runtime.models.documents()], languageOf(call.request));
  const worded = drift.map((one, at) => ({ ...one, ...words[at] }));
  return new Refused({ ...error.refusal, extra: { ...error.refusal.extra, drift: worded } });
}

function isOverlay(given: unknown): given is OverlayFile {
  if (typeof given !== 'object' || given === null) return false;
  const { format, package: below, operations, versions, ...rest } = given as { readonly [key: string]: unknown };
  const { name, version, checksum } = (below ?? {}) as { readonly [key: string]: unknown };
  return (
    format === 'leitwerk-overlay' &&
    Object.keys(rest).length === 0 &&
    [name, version, checksum].every((one) => typeof one === 'string') &&
    isOperations(operations) &&
    Array.isArray(versions) &&
    versions.every((one) => typeof one === 'string')
  );
}
