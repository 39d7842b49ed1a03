import { Badge, Button, NavLink } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPencil, IconSend, IconWritingSign } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OUTGOING } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { countRecords } from '../../../client/records.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useRights } from '../../../model/model-context.tsx';
import type { MailBox } from '../mail-search.ts';
import { composeTexts } from './compose-texts.ts';
import { queryOfBox } from './query-of-box.ts';
import { useBeginMail } from './use-begin-mail.tsx';

/** Writes a new mail (also by the key C), and leads to drafts and outbox. */
export function OutgoingNav({
  chosen,
  onChoose,
  onWrite,
}: {
  readonly chosen: MailBox | undefined;
  readonly onChoose: (box: MailBox) => void;
  readonly onWrite: (id: string) => void;
}) {
  const t = useOwnTexts(composeTexts);
  const { actions } = useRights(OUTGOING);
  const mayWrite = actions.includes('create');
  const begin = useBeginMail(onWrite);
  useHotkeys(mayWrite ? [['C', () => begin.mutate({ kind: 'new' })]] : []);
  if (!actions.includes('read')) return null;
  return (
    <>
      {mayWrite && (
        <Button
          leftSection={<IconPencil size={16} aria-hidden />}
          loading={begin.isPending}
          onClick={() => begin.mutate({ kind: 'new' })}
        >
          {t.write}
        </Button>
      )}
      <div>
        <Box
          box="drafts"
          label={t.drafts}
          icon={<IconWritingSign size={16} aria-hidden />}
          isChosen={chosen === 'drafts'}
          onChoose={onChoose}
        />
        <Box
          box="outbox"
          label={t.outbox}
          icon={<IconSend size={16} aria-hidden />}
          isChosen={chosen === 'outbox'}
          onChoose={onChoose}
        />
      </div>
    </>
  );
}

function Box({
  box,
  label,
  icon,
  isChosen,
  onChoose,
}: {
  readonly box: MailBox;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isChosen: boolean;
  readonly onChoose: (box: MailBox) => void;
}) {
  const { filter } = queryOfBox(box);
  const count = useQuery({
    queryKey: queryKeys.count(OUTGOING, filter),
    queryFn: () => countRecords(OUTGOING, filter ? { filter } : {}),
  });
  return (
    <NavLink
      component="button"
      type="button"
      active={isChosen}
      {...(isChosen && { 'aria-current': 'true' as const })}
      label={label}
      leftSection={icon}
      rightSection={
        count.data ? (
          <Badge size="sm" variant="light">
            {count.data}
          </Badge>
        ) : null
      }
      onClick={() => onChoose(box)}
    />
  );
}
