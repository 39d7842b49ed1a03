import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { queryKeys } from '../../../client/query-keys.ts';
import { readTariffSetup } from '../../../client/tariff.ts';
import type { ModuleActionProps } from './record-action.ts';

const PriceButtons = lazy(async () => ({ default: (await import('./price-buttons.tsx')).PriceButtons }));
const OfferButtons = lazy(async () => ({ default: (await import('./offer-buttons.tsx')).OfferButtons }));

/** Most records have no price: only where one is delivered or offered, what asks for it is loaded. */
export function PriceEntry(props: ModuleActionProps) {
  const { name } = props.entity;
  const { data } = useQuery({ queryKey: queryKeys.tariffSetup, queryFn: readTariffSetup, staleTime: Infinity });
  const offers = data?.offers?.entity === name ? data.offers : null;
  const isPoint = data?.deliveryPoints.some((one) => one.entity === name) ?? false;
  const head = data?.offers?.head;
  const begins = !head ? null : head.entity === name ? 'head' : data.customers?.entity === name ? 'customer' : null;
  return offers || isPoint || begins ? (
    <Suspense>
      {begins === 'head' && data?.offers ? (
        <OfferButtons {...props} items={data.offers} />
      ) : (
        <PriceButtons {...props} offers={offers} begins={begins} />
      )}
    </Suspense>
  ) : null;
}
