import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import { createDraft } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { FormButtons } from '../shell/form-buttons.tsx';

/** Begins a draft and opens it. @param version the one to begin with, when it is not the live one */
export function NewDraftDialog({ version, onClose }: { readonly version?: number; readonly onClose: () => void }) {
  const t = useTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const create = async () => {
    setBusy(true);
    try {
      const draft = await createDraft({ name, note, ...(version !== undefined && { version }) });
      client.setQueryData(draftKeys.draft(draft.id), draft);
      await navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create();
  };
  return (
    <Modal opened onClose={onClose} title={version === undefined ? t.newDraft : `${t.newDraft}: ${t.version(version)}`}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            required
            withAsterisk={false}
            maxLength={100}
            label={t.draftName}
            description={t.draftNameHint}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            autosize
            maxLength={500}
            label={t.draftNote}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {error !== null && <ProblemText error={error} />}
          <FormButtons submit={t.create} isBusy={busy} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
