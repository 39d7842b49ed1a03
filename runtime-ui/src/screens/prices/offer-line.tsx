import { Box, Group, Select, Text } from '@mantine/core';
import { RecordLink } from '../../controls/record-link.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { offerTexts } from './offer-texts.ts';
import type { PriceQuestion } from './price-question.ts';
import type { KnownPlace, OfferBegun } from './read-price-start.ts';

type Props = {
  readonly begun: OfferBegun;
  readonly question: PriceQuestion;
  readonly onChange: (question: PriceQuestion) => void;
};

/** Whose offer is being made, into which one, and for which of his places. */
export function OfferLine({ begun: { customer, offer, places }, question, onChange }: Props) {
  const t = useOwnTexts(offerTexts);
  const labelOf = ({ point, title, known }: KnownPlace): string => {
    const { street = '', houseNumber = '', city = '' } = (known.address ?? {}) as Readonly<Record<string, string>>;
    const address = [`${street} ${houseNumber}`.trim(), city].filter((part) => part !== '').join(', ');
    return [point === '' ? t.ownAddress : title, address].filter((part) => part !== '').join(' · ');
  };
  const chosen = places.find((one) => one.point === (question.carried.point?.record.id ?? ''));
  return (
    <Box mt={4}>
      <Group gap={6} fz="sm">
        <Text size="sm" c="dimmed">
          {offer ? t.intoOffer : t.newOffer}
        </Text>
        {offer && (
          <RecordLink entity={offer.entity} id={offer.id}>
            {offer.title}
          </RecordLink>
        )}
        <Text size="sm" c="dimmed">
          {t.forCustomer}
        </Text>
        <RecordLink entity={customer.entity} id={customer.id}>
          {customer.title}
        </RecordLink>
      </Group>
      {places.length > 1 && (
        <Select
          mt="xs"
          maw={420}
          label={t.place}
          allowDeselect={false}
          value={chosen?.point ?? null}
          data={places.map((one) => ({ value: one.point, label: labelOf(one) }))}
          onChange={(point) => {
            const place = places.find((one) => one.point === point);
            if (place) onChange({ ...question, ...place.known, measure: 'kwh', area: null });
          }}
        />
      )}
    </Box>
  );
}
