import { Button } from '@mantine/core';
import { IconReceiptEuro } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { queryKeys } from '../../../client/query-keys.ts';
import type { KeptCalculation } from '../../../client/tariff.ts';
import { readTariffSetup } from '../../../client/tariff.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { isRecord } from '../../../values/equal-values.ts';
import { pricesTexts } from '../../prices/prices-texts.ts';
import type { ModuleActionProps } from './record-action.ts';

const OfferCalculation = lazy(async () => ({ default: (await import('./offer-calculation.tsx')).OfferCalculation }));

/** Asks for prices from where they are delivered or offered; an offer tells how its own came about. */
export function PriceButtons({ entity, record }: ModuleActionProps) {
  const t = useOwnTexts(pricesTexts);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: queryKeys.tariffSetup, queryFn: readTariffSetup, staleTime: Infinity });
  const isOffer = data?.offers?.entity === entity.name;
  const isPoint = data?.deliveryPoints.some((one) => one.entity === entity.name) ?? false;
  if (!isOffer && !isPoint) return null;
  const kept = isOffer && data?.offers ? record[data.offers.calculation] : null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconReceiptEuro size={14} aria-hidden />}
        onClick={() =>
          void navigate({
            to: '/prices',
            search: isOffer ? { offer: record.id } : { entity: entity.name, id: record.id },
          })
        }
      >
        {isOffer ? t.calculate : t.compare}
      </Button>
      {isRecord(kept) && (
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {t.how}
        </Button>
      )}
      <Suspense>
        {isOpen && isRecord(kept) && (
          <OfferCalculation
            entity={entity.name}
            offer={record.id}
            kept={kept as unknown as KeptCalculation}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
