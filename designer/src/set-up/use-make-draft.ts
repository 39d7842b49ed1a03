import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { useQueryClient } from '@tanstack/react-query';
import { draftKeys } from '../client/draft-keys.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { definitionsIn } from './definitions-in.ts';
import { forgetSetUp } from './kept-set-up.ts';
import { makeSetUpDraft } from './make-set-up-draft.ts';
import { useSetUp } from './set-up-context.tsx';

/** Makes one draft of the answers; after that they are none any more. */
export function useMakeDraft() {
  const t = useSetUpTexts();
  const label = useLabel();
  const client = useQueryClient();
  const { documents, operations, customer } = useSetUp();
  const name = customer.trim() || label(definitionsIn(documents, 'app')[0]?.label) || t.setUp;
  /** @returns the id of the draft */
  const make = async (): Promise<string> => {
    const draft = await makeSetUpDraft(name, t.draftNote, operations);
    forgetSetUp();
    await client.invalidateQueries({ queryKey: draftKeys.drafts, exact: true });
    return draft;
  };
  return { name, make };
}
