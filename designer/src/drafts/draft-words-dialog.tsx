import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Modal, Stack, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import { FormButtons } from '../shell/form-buttons.tsx';

export type DraftWords = { readonly name: string; readonly note: string };

type Props = {
  readonly title: string;
  /** What the button says. */
  readonly submit: string;
  readonly before: DraftWords;
  readonly onSubmit: (words: DraftWords) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks what a draft is called and what it is for; stays open with the reason when that is refused. */
export function DraftWordsDialog({ title, submit, before, onSubmit, onClose }: Props) {
  const t = useTexts();
  const [words, setWords] = useState(before);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    try {
      await onSubmit(words);
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submitted}>
        <Stack>
          <TextInput
            data-autofocus
            required
            withAsterisk={false}
            maxLength={100}
            label={t.draftName}
            description={t.draftNameHint}
            value={words.name}
            onChange={(event) => setWords({ ...words, name: event.currentTarget.value })}
          />
          <Textarea
            autosize
            maxLength={500}
            label={t.draftNote}
            value={words.note}
            onChange={(event) => setWords({ ...words, note: event.currentTarget.value })}
          />
          {error !== null && <ProblemText error={error} />}
          <FormButtons submit={submit} isBusy={busy} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
