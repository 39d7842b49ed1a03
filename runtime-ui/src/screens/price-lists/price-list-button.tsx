import { Button } from '@mantine/core';
import { IconReceiptEuro } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queryKeys } from '../../client/query-keys.ts';
import { readTariffSetup } from '../../client/tariff.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';

/** Its own, so that lists do not load those of the screen. */
const LABEL = { de: 'Preisliste importieren', en: 'Import a price list' };

/** Leads to the import of price lists from the list of what they become. */
export function PriceListButton({ entity }: { readonly entity: string }) {
  const label = useOwnTexts(LABEL);
  const navigate = useNavigate();
  const { data } = useQuery({ queryKey: queryKeys.tariffSetup, queryFn: readTariffSetup, staleTime: Infinity });
  if (data?.priceLists?.entity !== entity) return null;
  return (
    <Button
      variant="default"
      flex="none"
      leftSection={<IconReceiptEuro size={15} aria-hidden />}
      onClick={() => void navigate({ to: '/price-lists' })}
    >
      {label}
    </Button>
  );
}
