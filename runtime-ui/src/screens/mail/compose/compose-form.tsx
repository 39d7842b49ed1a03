import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import type { DragEvent, KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { filesIn } from '../../../client/files.ts';
import { letMailGo, OUTGOING } from '../../../client/outgoing-mail.ts';
import { issuesOfError, statusOfError } from '../../../client/problem-error.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { deleteRecord } from '../../../client/records.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { AttachmentList } from './attachment-list.tsx';
import { ComposeBar } from './compose-bar.tsx';
import { composeTexts } from './compose-texts.ts';
import { FromSelect } from './from-select.tsx';
import { MailEditor } from './mail-editor.tsx';
import type { OutgoingPaneProps } from './outgoing-pane-props.ts';
import { PeopleInput } from './people-input.tsx';
import { QuotePart } from './quote-part.tsx';
import { tellLetGo } from './undo-notice.tsx';
import { useAttachments } from './use-attachments.ts';
import { useMailDraft } from './use-mail-draft.ts';

const GONE_ELSEWHERE = 412;

/** Writes a mail: what is typed is kept by itself, Ctrl and Enter send, Escape closes. */
export function ComposeForm({
  record,
  onReload,
  onClose,
  onOpen,
}: OutgoingPaneProps & { readonly record: WireRecord; readonly onReload: () => void }) {
  const t = useOwnTexts(composeTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const { id } = record;
  const { values, change, state, error, flush, forget } = useMailDraft(record);
  const [withMore, setWithMore] = useState(Boolean(record['copies'] || record['blindCopies']));
  const [isOver, setOver] = useState(false);
  const editor = useRef<Editor | null>(null);
  const files = filesIn(values['files']);
  const setFiles = (next: readonly { readonly id: string }[]): void => change({ files: next.length > 0 ? next : null });
  const attachments = useAttachments((file) => setFiles([...files, file]));

  const send = useMutation({
    mutationFn: async (at: string | undefined) => letMailGo(id, await flush(), at),
    onSuccess: async (gone) => {
      tellLetGo(id, gone, language, () => onOpen(id));
      onClose();
      await client.invalidateQueries({ queryKey: queryKeys.entity(OUTGOING) });
    },
  });
  const discard = useMutation({
    mutationFn: async () => deleteRecord(OUTGOING, id, await forget()),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: queryKeys.lists(OUTGOING) });
    },
  });
  const canSend = attachments.sending.length === 0 && !send.isPending;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      if (canSend) send.mutate(undefined);
    } else if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  const drop = (event: DragEvent): void => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    attachments.add([...event.dataTransfer.files]);
  };
  const issues = issuesOfError(send.error);
  const problem = discard.error ?? attachments.error ?? send.error ?? error;
  return (
    <Stack
      component="form"
      aria-label={t.title}
      p="md"
      gap="xs"
      className="lw-compose"
      {...(isOver && { 'data-over': true })}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={(event) => (event.key === 'Enter' ? onKey(event) : undefined)}
      onKeyDown={(event) => (event.key === 'Escape' ? onKey(event) : undefined)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDropCapture={drop}
    >
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4" className="lw-ellipsis">
          {String(values['subject'] ?? '') || t.title}
        </Title>
        <Group gap="xs" wrap="nowrap">
          <Text size="xs" c="dimmed" role="status">
            {state === 'saved' ? t.saved : state === 'saving' ? t.saving : t.notSaved}
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={onClose}>
            {t.close}
          </Button>
        </Group>
      </Group>
      <FromSelect values={values} editor={editor} onChange={change} />
      <PeopleInput
        label={t.to}
        value={values['recipients']}
        error={issues['recipients']}
        autoFocus={!record['recipients']}
        onChange={(recipients) => change({ recipients })}
      />
      {withMore ? (
        <>
          <PeopleInput
            label={t.cc}
            value={values['copies']}
            error={issues['copies']}
            onChange={(copies) => change({ copies })}
          />
          <PeopleInput
            label={t.bcc}
            value={values['blindCopies']}
            error={issues['blindCopies']}
            onChange={(blindCopies) => change({ blindCopies })}
          />
        </>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => setWithMore(true)}
        >
          {t.moreRecipients}
        </Button>
      )}
      <TextInput
        label={t.subject}
        maxLength={255}
        defaultValue={String(values['subject'] ?? '')}
        error={issues['subject']}
        onChange={(event) => change({ subject: event.currentTarget.value || null })}
      />
      <MailEditor
        label={t.text}
        initial={String(record['text'] ?? '')}
        autoFocus={Boolean(record['recipients'])}
        onChange={(text) => change({ text })}
        onEditor={(made) => {
          editor.current = made;
        }}
      />
      <AttachmentList
        files={files}
        sending={attachments.sending}
        onRemove={(gone) => setFiles(files.filter((one) => one.id !== gone))}
      />
      {isOver && (
        <Box className="lw-compose-drop" role="status">
          {t.dropHere}
        </Box>
      )}
      <QuotePart id={id} values={values} onChange={change} />
      {problem !== null && <ProblemText error={problem} />}
      {statusOfError(error) === GONE_ELSEWHERE && (
        <Group>
          <Text size="sm">{t.changedElsewhere}</Text>
          <Button size="compact-sm" variant="default" onClick={() => void forget().then(onReload)}>
            {t.reload}
          </Button>
        </Group>
      )}
      <ComposeBar
        canSend={canSend}
        isSending={send.isPending}
        onSend={(at) => send.mutate(at)}
        onFiles={attachments.add}
        onFile={(file) => setFiles([...files, file])}
        onText={(html) => editor.current?.chain().focus().insertContent(html).run()}
        onDiscard={() => discard.mutate()}
      />
    </Stack>
  );
}
