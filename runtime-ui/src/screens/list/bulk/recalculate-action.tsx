import { Button } from '@mantine/core';
import { IconTrendingUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { queryKeys } from '../../../client/query-keys.ts';
import { readTariffSetup } from '../../../client/tariff.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { recalculateTexts } from '../../price-lists/recalculate-texts.ts';
import type { BulkActionProps } from '../bulk-action.ts';

const RecalculateDialog = lazy(async () => ({
  default: (await import('../../price-lists/recalculate-dialog.tsx')).RecalculateDialog,
}));

/** What chosen contracts will cost, where contracts can be recalculated. */
export function RecalculateAction({ entity, selection }: BulkActionProps) {
  const t = useOwnTexts(recalculateTexts);
  const { app } = useModel();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: queryKeys.tariffSetup,
    queryFn: readTariffSetup,
    staleTime: Infinity,
    enabled: app?.modules?.includes('tariff') === true,
  });
  const names = data?.recalculations;
  if (!names || names.contracts !== entity.name) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrendingUp size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t.action}
      </Button>
      {isOpen && (
        <Suspense>
          <RecalculateDialog selection={selection} names={names} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
