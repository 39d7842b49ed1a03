import { describeOperation, placesOf } from '@leitwerk/metadata/describe-operation';
import { ProblemText, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { ChangeList } from '../versions/change-list.tsx';
import { useSetUp } from './set-up-context.tsx';
import { useMakeDraft } from './use-make-draft.ts';

/** All answers in words, and the draft that is made of them. */
export function SummaryStep() {
  const t = useSetUpTexts();
  const language = useLanguage();
  const navigate = useNavigate();
  const { live, documents, operations, customer, setCustomer, errors, isChecking } = useSetUp();
  const [making, setMaking] = useState<'draft' | 'rights' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const places = placesOf([documents, live]);
  const changes = operations.map((operation) => {
    const [kind = '', id = ''] = (operation.at[0] ?? '').split('/');
    return { kind, id, text: describeOperation(operation, places, language) };
  });
  const { name, make: makeDraft } = useMakeDraft();
  const isReady = operations.length > 0 && errors.size === 0 && !isChecking;
  const make = async (then: 'draft' | 'rights') => {
    setMaking(then);
    setError(null);
    try {
      const draft = await makeDraft();
      await navigate({ to: then === 'draft' ? '/drafts/$draft' : '/drafts/$draft/rights', params: { draft } });
    } catch (reason) {
      setError(reason);
      setMaking(null);
    }
  };
  if (operations.length === 0) return <Text>{t.nothingChanged}</Text>;
  return (
    <Stack>
      <Title order={3} size="h5">
        {t.changes(changes.length)}
      </Title>
      <ChangeList changes={changes} />
      <TextInput
        maw={420}
        label={t.draftName}
        maxLength={100}
        placeholder={name}
        value={customer}
        onChange={(event) => setCustomer(event.currentTarget.value)}
      />
      {error !== null && <ProblemText error={error} />}
      <Group>
        <Button disabled={!isReady || making !== null} loading={making === 'draft'} onClick={() => void make('draft')}>
          {t.makeDraft}
        </Button>
        <Button
          variant="default"
          disabled={!isReady || making !== null}
          loading={making === 'rights'}
          onClick={() => void make('rights')}
        >
          {t.makeAndRights}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {isChecking ? t.checking : ''}
        </Text>
      </Group>
    </Stack>
  );
}
