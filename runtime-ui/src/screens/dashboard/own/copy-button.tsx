import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { ownTexts } from './own-texts.ts';

/** Begins a dashboard of one's own with what another one shows. */
export function CopyButton({ from }: { readonly from: string }) {
  const t = useOwnTexts(ownTexts);
  return (
    <Button
      component={Link}
      to="/dashboards/new"
      search={{ from } as never}
      variant="default"
      size="xs"
      leftSection={<IconCopy size={14} aria-hidden />}
    >
      {t.copy}
    </Button>
  );
}
