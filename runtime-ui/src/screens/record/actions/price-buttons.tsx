import { Button } from '@mantine/core';
import { IconReceiptEuro } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { KeptCalculation, TariffSetup } from '../../../client/tariff.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { isRecord } from '../../../values/equal-values.ts';
import { priceButtonTexts } from './price-button-texts.ts';
import type { ModuleActionProps } from './record-action.ts';

const OfferCalculation = lazy(async () => ({ default: (await import('./offer-calculation.tsx')).OfferCalculation }));

/** Asks for prices from where they are delivered or offered; an offer tells how its own came about. */
export function PriceButtons({
  entity,
  record,
  offers,
  begins,
}: ModuleActionProps & {
  /** Whether an offer is made for it, or another item of it. */
  readonly begins: 'customer' | 'head' | null;
  /** Where the record is an offer: which of its fields keeps how its price came about. */
  readonly offers: TariffSetup['offers'];
}) {
  const t = useOwnTexts(priceButtonTexts);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const kept = offers && record[offers.calculation];
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconReceiptEuro size={14} aria-hidden />}
        onClick={() =>
          void navigate({
            to: '/prices',
            search: begins
              ? { [begins]: record.id }
              : offers
                ? { offer: record.id }
                : { entity: entity.name, id: record.id },
          })
        }
      >
        {begins === 'head' ? t.addPlace : begins ? t.makeOffer : offers ? t.calculate : t.compare}
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
