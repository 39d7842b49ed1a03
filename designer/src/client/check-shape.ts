import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';
import type { DraftIssue } from './drafts.ts';

type Issue = DraftIssue & { readonly code: string };

/** What is wrong with the shape of one definition: keys, types, lengths. Whether what it names is there is not looked at. */
export async function checkShape(document: Plain): Promise<readonly DraftIssue[]> {
  const documents = [{ file: 'definition.json', document }];
  const { body } = await sendRequest<{ issues: readonly Issue[] }>('POST', '/metadata/check', { body: { documents } });
  // Meaning is judged only where the shape is right, and alone no definition has all that it names.
  return body.issues.some(({ code }) => code.startsWith('definition.')) ? [] : body.issues;
}

/** What is wrong with a whole set of definitions, as publishing it would find. */
export const checkDefinitions = async (documents: readonly OverlaidDocument[]): Promise<readonly DraftIssue[]> =>
  (await sendRequest<{ issues: readonly DraftIssue[] }>('POST', '/metadata/check', { body: { documents } })).body
    .issues;
