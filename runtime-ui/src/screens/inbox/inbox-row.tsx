import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireInboxItem } from '@leitwerk/metadata/wire/workflow';
import { Badge, Box, Button, Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { holdTask } from '../../client/inbox.ts';
import { useSignedIn } from '../../client/session.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useModel } from '../../model/model-context.tsx';
import { textFromDue } from '../../values/text-from-due.ts';
import type { Act } from '../record/processes/act.ts';
import { EffectButtons } from './effect-buttons.tsx';
import { inboxTexts } from './inbox-texts.ts';
import { TaskEvents } from './task-events.tsx';

/** Something to do: what, about which record, until when and whose; opened it can be done. */
export function InboxRow({ item, act }: { readonly item: WireInboxItem; readonly act: Act }) {
  const t = useOwnTexts(inboxTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const { user } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const what = label(item.label);
  const isMine = item.person?.id === user.id;
  const isOverdue = item.due !== null && new Date(item.due) <= new Date();
  const hold = async (): Promise<void> => {
    setBusy(true);
    await act(() => holdTask(item.id, isMine ? 'release' : 'take'));
    setBusy(false);
  };
  return (
    <li className="lw-inbox-row">
      <Group wrap="nowrap" gap="xs" align="flex-start">
        <UnstyledButton
          className="lw-inbox-open"
          aria-expanded={isOpen}
          aria-label={isOpen ? t.hide(what) : t.show(what)}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={16} aria-hidden className="lw-inbox-arrow" data-open={isOpen || undefined} />
        </UnstyledButton>
        <Box miw={0} flex={1}>
          <Group gap={6}>
            <Text size="sm" fw={600}>
              {what}
            </Text>
            {item.kind === 'effect' && (
              <Badge size="sm" variant="light" color={item.problem ? 'red' : 'orange'}>
                {item.problem ? t.failed : t.byHand}
              </Badge>
            )}
            {item.isEscalated && (
              <Badge size="sm" variant="light" color="red">
                {t.escalated}
              </Badge>
            )}
          </Group>
          <Group gap="2px 10px" className="lw-inbox-facts">
            <NamedIcon name={entities[item.entity]?.icon} color={entities[item.entity]?.color} size={14} />
            <RecordLink entity={item.entity} id={item.record.id}>
              {item.record.title ?? t.untitled}
            </RecordLink>
            <Text span inherit c="dimmed">
              {label(item.of)} · {t.since} {textFromInstant(item.since, language)}
            </Text>
            {item.due && (
              <Text span inherit {...(isOverdue ? { className: 'lw-overdue', fw: 600 } : { c: 'dimmed' })}>
                {t.due}: {textFromDue(item.due, language)}
              </Text>
            )}
            {item.person && !isMine && (
              <Text span inherit c="dimmed">
                {t.taken(item.person.title ?? '')}
              </Text>
            )}
          </Group>
        </Box>
        {item.kind === 'task' && (item.person === null || isMine) && (
          <Button size="xs" variant="default" loading={busy} onClick={() => void hold()}>
            {isMine ? t.release : t.take}
          </Button>
        )}
      </Group>
      <Collapse expanded={isOpen}>
        <Box className="lw-inbox-inside">
          {isOpen &&
            (item.kind === 'task' ? <TaskEvents item={item} act={act} /> : <EffectButtons item={item} act={act} />)}
        </Box>
      </Collapse>
    </li>
  );
}
