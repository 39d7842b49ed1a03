import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { linesOfRichText } from '@leitwerk/metadata/shown-types/rich-text';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { filesIn } from '../../../client/files.ts';
import { letMailGo, OUTGOING } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { updateRecord } from '../../../client/records.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { Values } from '../../../model/definitions.ts';
import { AttachmentList } from './attachment-list.tsx';
import { composeTexts } from './compose-texts.ts';
import type { OutgoingPaneProps } from './outgoing-pane-props.ts';

/** What has become of a mail that was let go, and what can be decided about it. */
export function OutgoingState({ record, onClose }: OutgoingPaneProps & { readonly record: WireRecord }) {
  const t = useOwnTexts(composeTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const { id, version } = record;
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.entity(OUTGOING) });
  const move = useMutation({
    mutationFn: (values: Values) => updateRecord(OUTGOING, id, version, values),
    onSettled: refresh,
  });
  const again = useMutation({ mutationFn: () => letMailGo(id, version), onSettled: refresh });
  const time = (value: unknown): string => textFromInstant(String(value), language);
  const isBusy = move.isPending || again.isPending;
  const error = move.error ?? again.error;
  const problem = record['problem'] ? String(record['problem']) : null;
  const edit = (words: string) => (
    <Button loading={isBusy} onClick={() => move.mutate({ state: 'draft', sendAt: null })}>
      {words}
    </Button>
  );
  return (
    <Stack component="article" aria-label={String(record['subject'] ?? t.noSubject)} p="md" gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4">
          {String(record['subject'] ?? t.noSubject)}
        </Title>
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          {t.close}
        </Button>
      </Group>
      {(
        [
          [t.to, record['recipients']],
          [t.cc, record['copies']],
          [t.bcc, record['blindCopies']],
        ] as const
      ).map(
        ([label, value]) =>
          Boolean(value) && (
            <Text key={label} size="sm" c="dimmed">
              {label}: {String(value)}
            </Text>
          ),
      )}
      {record['state'] === 'waiting' && (
        <Alert color={problem ? 'yellow' : 'blue'} variant="light" title={t.waitsUntil(time(record['sendAt']))}>
          {problem && (
            <Text size="sm">
              {problem} {t.triedBefore(Number(record['tries']))}
            </Text>
          )}
          <Group mt="xs">{edit(t.callBack)}</Group>
        </Alert>
      )}
      {record['state'] === 'sending' && <Alert color="blue" variant="light" title={t.sending} />}
      {record['state'] === 'uncertain' && (
        <Alert color="yellow" variant="light" title={t.uncertain}>
          <Text size="sm">{t.uncertainText}</Text>
          {problem && <Text size="sm">{problem}</Text>}
          <Group mt="xs">
            <Button loading={isBusy} onClick={() => move.mutate({ state: 'sent' })}>
              {t.arrived}
            </Button>
            <Button variant="default" loading={isBusy} onClick={() => again.mutate()}>
              {t.sendAgain}
            </Button>
          </Group>
        </Alert>
      )}
      {record['state'] === 'refused' && (
        <Alert color="red" variant="light" title={t.refused}>
          {problem && <Text size="sm">{problem}</Text>}
          <Group mt="xs">{edit(t.editAgain)}</Group>
        </Alert>
      )}
      {record['state'] === 'sent' && (
        <Alert color="green" variant="light" title={record['sentAt'] ? t.sentAt(time(record['sentAt'])) : t.sent}>
          {record['filed'] !== true && (
            <Text size="sm">
              {t.notFiled} {problem}
            </Text>
          )}
        </Alert>
      )}
      {Boolean(record['unreached']) && (
        <Alert color="red" variant="light" title={t.unreached}>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {String(record['unreached'])}
          </Text>
          {record['unreachedSettled'] !== true && (
            <Button mt="xs" loading={isBusy} onClick={() => move.mutate({ unreachedSettled: true })}>
              {t.settled}
            </Button>
          )}
        </Alert>
      )}
      {error && <ProblemText error={error} />}
      <AttachmentList files={filesIn(record['files'])} sending={[]} />
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {linesOfRichText(String(record['text'] ?? ''))}
      </Text>
    </Stack>
  );
}
