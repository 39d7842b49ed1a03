import { placeZone } from '@leitwerk/metadata/shown-types/clock';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { wallOf } from '@leitwerk/metadata/zoned-time';
import { Box, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { updateRecord } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { Values } from '../../model/definitions.ts';
import { MailEditor } from './compose/mail-editor.tsx';
import { mailboxTextsTexts } from './mailbox-texts-texts.ts';

const MOST_DAYS = 60;
const USUAL_DAYS = 7;

type Props = { readonly mailbox: WireRecord; readonly onClose: () => void };

/** Stores some values of a mailbox; the version is that which was opened. */
function useSave({ mailbox, onClose }: Props) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: Values) => updateRecord('mailbox', mailbox.id, mailbox.version, patch),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: queryKeys.entity('mailbox') });
    },
  });
}

/** What stands below every mail of a mailbox, and how such a mail looks. */
export function SignatureForm(props: Props) {
  const t = useOwnTexts(mailboxTextsTexts);
  const save = useSave(props);
  const [html, setHtml] = useState<string | null>(text(props.mailbox['signature']));
  return (
    <Stack gap="xs" mt="sm" component="section" aria-label={t.signature}>
      <Text size="sm">{t.signatureText}</Text>
      <MailEditor
        label={t.signature}
        initial={html ?? ''}
        autoFocus={false}
        onChange={setHtml}
        onEditor={() => undefined}
      />
      <Box>
        <Text size="sm" fw={600}>
          {t.preview}
        </Text>
        <iframe
          title={t.preview}
          sandbox=""
          style={{
            width: '100%',
            height: 160,
            border: '1px solid var(--mantine-color-default-border)',
            background: '#fff',
          }}
          srcDoc={`<!doctype html><meta charset="utf-8"><body style="font:14px sans-serif;color:#000"><p>${t.example}</p><p></p>${html ?? ''}</body>`}
        />
      </Box>
      <Buttons onSave={() => save.mutate({ signature: html })} isPending={save.isPending} onClose={props.onClose} />
      {save.error && <ProblemText error={save.error} />}
    </Stack>
  );
}

/** From when to when somebody is away, and what whoever writes meanwhile is told. */
export function AwayForm(props: Props) {
  const t = useOwnTexts(mailboxTextsTexts);
  const save = useSave(props);
  const { mailbox } = props;
  const [html, setHtml] = useState<string | null>(text(mailbox['awayText']));
  const [from, setFrom] = useState(text(mailbox['awayFrom']) ?? wallOf(new Date(), placeZone()).slice(0, 10));
  const [until, setUntil] = useState(text(mailbox['awayUntil']) ?? '');
  const [days, setDays] = useState(Number(mailbox['awayDays'] ?? USUAL_DAYS));
  return (
    <Stack gap="xs" mt="sm" component="section" aria-label={t.away}>
      <Text size="sm">{t.awayText}</Text>
      <Group align="flex-start">
        <TextInput label={t.from} type="date" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput
          label={t.until}
          description={t.untilHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <NumberInput
          label={t.days}
          min={1}
          max={MOST_DAYS}
          allowDecimal={false}
          value={days}
          onChange={(next) => setDays(Number(next) || USUAL_DAYS)}
        />
      </Group>
      <MailEditor
        label={t.answer}
        initial={html ?? ''}
        autoFocus={false}
        onChange={setHtml}
        onEditor={() => undefined}
      />
      <Buttons
        onSave={() => save.mutate({ awayFrom: from || null, awayUntil: until || null, awayText: html, awayDays: days })}
        isDisabled={html === null || from === ''}
        isPending={save.isPending}
        onClose={props.onClose}
      >
        {mailbox['awayFrom'] !== null && (
          <Button size="compact-sm" variant="default" onClick={() => save.mutate({ awayFrom: null, awayUntil: null })}>
            {t.end}
          </Button>
        )}
      </Buttons>
      {save.error && <ProblemText error={save.error} />}
    </Stack>
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function Buttons({
  onSave,
  onClose,
  isPending,
  isDisabled = false,
  children,
}: {
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly isPending: boolean;
  readonly isDisabled?: boolean;
  readonly children?: React.ReactNode;
}) {
  const t = useOwnTexts(mailboxTextsTexts);
  return (
    <Group gap="xs">
      <Button size="compact-sm" loading={isPending} disabled={isDisabled} onClick={onSave}>
        {t.save}
      </Button>
      {children}
      <Button size="compact-sm" variant="default" onClick={onClose}>
        {t.cancel}
      </Button>
    </Group>
  );
}
