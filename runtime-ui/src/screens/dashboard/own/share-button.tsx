import { Button } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard-search.ts';
import { ownTexts } from './own-texts.ts';

const ShareDrawer = lazy(async () => ({ default: (await import('./share-drawer.tsx')).ShareDrawer }));

type Props = {
  readonly id: string;
  readonly name: string;
  /** Whether it is the reader's own: only then colleagues find it in their lists. */
  readonly isMine: boolean;
  readonly mayLink: boolean;
  readonly mayMail: boolean;
  readonly search: DashboardSearch;
};

/** Opens what there is to share a dashboard with somebody. */
export function ShareButton(props: Props) {
  const t = useOwnTexts(ownTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconShare size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t.share}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ShareDrawer {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
