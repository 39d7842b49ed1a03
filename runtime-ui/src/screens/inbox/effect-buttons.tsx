import type { WireInboxItem } from '@leitwerk/metadata/wire/workflow';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { settleEffect } from '../../client/inbox.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { Act } from '../record/processes/act.ts';
import { inboxTexts } from './inbox-texts.ts';

/** What no module does is done by hand; what one has refused is tried again. */
export function EffectButtons({ item, act }: { readonly item: WireInboxItem; readonly act: Act }) {
  const t = useOwnTexts(inboxTexts);
  const label = useLabel();
  const [busy, setBusy] = useState(false);
  const settle = async (verb: 'done' | 'retry'): Promise<void> => {
    setBusy(true);
    if (await act(() => settleEffect(item.id, verb)))
      notifications.show({ color: 'green', message: verb === 'done' ? t.isDone(label(item.label)) : t.isAsked });
    setBusy(false);
  };
  return (
    <>
      <Text size="sm" mb={6}>
        {item.problem ?? t.byHandText}
      </Text>
      <Group gap={6}>
        {!item.problem && (
          <Button size="xs" variant="light" color="green" loading={busy} onClick={() => void settle('done')}>
            {t.done}
          </Button>
        )}
        {item.mayRetry && (
          <Button size="xs" variant="light" loading={busy} onClick={() => void settle('retry')}>
            {t.retry}
          </Button>
        )}
      </Group>
    </>
  );
}
