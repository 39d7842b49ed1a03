import type { WireRecord } from '@leitwerk/metadata/wire';
import { Button, Group, Loader } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useRights } from '../../model/model-context.tsx';
import { mailboxTextsTexts } from './mailbox-texts-texts.ts';

const SignatureForm = lazy(async () => ({ default: (await import('./mailbox-texts-form.tsx')).SignatureForm }));
const AwayForm = lazy(async () => ({ default: (await import('./mailbox-texts-form.tsx')).AwayForm }));

/** The texts that a mailbox sends along or by itself: signature and the answer while somebody is away. */
export function MailboxTexts({ mailbox }: { readonly mailbox: WireRecord }) {
  const t = useOwnTexts(mailboxTextsTexts);
  const { actions } = useRights('mailbox');
  const [open, setOpen] = useState<'signature' | 'away' | null>(null);
  if (!actions.includes('update')) return null;
  const close = (): void => setOpen(null);
  return (
    <>
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => setOpen('signature')}>
          {t.signature}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setOpen('away')}>
          {t.away}
        </Button>
      </Group>
      <Suspense fallback={<Loader size="sm" mt="sm" />}>
        {open === 'signature' && <SignatureForm mailbox={mailbox} onClose={close} />}
        {open === 'away' && <AwayForm mailbox={mailbox} onClose={close} />}
      </Suspense>
    </>
  );
}
