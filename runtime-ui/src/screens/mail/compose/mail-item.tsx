import type { WireRecord } from '@leitwerk/metadata/wire';
import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { beginMail, OUTGOING } from '../../../client/outgoing-mail.ts';
import { wordsOfError } from '../../../client/problem-error.ts';
import { useLanguage } from '../../../i18n/language.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { useModel, useRights } from '../../../model/model-context.tsx';

/** Here and not among the texts of writing, which a record's page need not load. */
const WRITE = { de: 'E-Mail schreiben', en: 'Write an e-mail' } as const;
/** References of a message that say where it lies, not to whom it belongs. */
const OWN: ReadonlySet<string> = new Set(['mailbox', 'folder', 'target']);

type Props = { readonly entity: EntityModel; readonly record: Pick<WireRecord, 'id'> };

/** Begins a mail to the address of a record, which will be filed to it. On records to which mail is filed. */
export function MailItem({ entity, record }: Props) {
  const language = useLanguage();
  const { entities } = useModel();
  const { actions } = useRights(OUTGOING);
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: () => beginMail({ kind: 'new', about: { entity: entity.name, id: record.id } }, language),
    onSuccess: (write) => navigate({ to: '/mail', search: { box: 'drafts', write } as never }),
    onError: (error) => notifications.show({ color: 'red', message: wordsOfError(error) }),
  });
  const isFiled = entities['mail-message']?.fields.some((one) => one.entity === entity.name && !OWN.has(one.name));
  if (!isFiled || !actions.includes('create')) return null;
  return (
    <Menu.Item leftSection={<IconMail size={14} aria-hidden />} onClick={() => begin.mutate()}>
      {WRITE[language]}
    </Menu.Item>
  );
}
