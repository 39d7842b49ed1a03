import { Button } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { readOfferChoices } from '../../../client/offers.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import type { TariffSetup } from '../../../client/tariff.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { PriceButtons } from './price-buttons.tsx';
import type { ModuleActionProps } from './record-action.ts';
import { setTexts } from './set-texts.ts';

const SetDialog = lazy(async () => ({ default: (await import('./set-dialog.tsx')).SetDialog }));

/** Puts items into an offer: by a price that is asked for, or from a product set. What was sent stays, so nothing is offered then. */
export function OfferButtons(props: ModuleActionProps & { readonly items: NonNullable<TariffSetup['offers']> }) {
  const { record, items } = props;
  const t = useOwnTexts(setTexts);
  const { app } = useModel();
  const [isAdding, setAdding] = useState(false);
  const hasModule = app?.modules?.includes('offers') === true;
  const { data: choices } = useQuery({
    queryKey: queryKeys.offerChoices(record.id, record.version),
    queryFn: () => readOfferChoices(record.id),
    enabled: hasModule,
  });
  return (
    <>
      {(!hasModule || choices?.isOpen === true) && <PriceButtons {...props} offers={null} begins="head" />}
      {choices !== undefined && choices.sets.length > 0 && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPackages size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t.addSet}
        </Button>
      )}
      {isAdding && choices && (
        <Suspense>
          <SetDialog offer={record.id} sets={choices.sets} items={items} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  );
}
