import { Button, Group, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { wordsOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { PriceInput, TariffSetup } from '../../client/tariff.ts';
import { makeOffer } from '../../client/tariff.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { AnyInput } from '../../widgets/any-input.tsx';
import { offerTexts } from './offer-texts.ts';
import type { OfferBegun } from './read-price-start.ts';

type Props = {
  readonly begun: OfferBegun;
  readonly product: { readonly id: string; readonly title: string };
  /** What the shown prices were asked with. */
  readonly input: PriceInput;
  readonly offers: NonNullable<TariffSetup['offers']>;
};

/** Puts the chosen product into the offer, as one of its variants and with a discount, and leads to the offer. */
export function PutIntoOffer({ begun, product, input, offers }: Props) {
  const t = useOwnTexts(offerTexts);
  const label = useLabel();
  const client = useQueryClient();
  const navigate = useNavigate();
  const fields = useModel().entities[offers.entity]?.fields ?? [];
  const fieldOf = (name: string | null) => fields.find((one) => one.name === name);
  const variants = fieldOf(offers.variant);
  const discounts = fieldOf(offers.discount);
  const [variant, setVariant] = useState<string | null>(variants?.options?.[0]?.id ?? null);
  const [discount, setDiscount] = useState<unknown>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const put = useMutation({
    mutationFn: () =>
      makeOffer(begun.target, product.id, input, {
        ...(variant !== null && { variant }),
        ...(discount !== null && { discount: String(discount) }),
      }),
    onSuccess: ({ head, item }) => {
      for (const { entity } of [head, item]) void client.invalidateQueries({ queryKey: queryKeys.entity(entity) });
      notifications.show({ message: t.put });
      void navigate({ to: '/records/$entity/$id', params: { entity: head.entity, id: head.id }, search: {} });
    },
    onError: (error) => notifications.show({ color: 'red', title: t.notPut, message: wordsOfError(error) }),
  });
  return (
    <Group align="flex-end" gap="xs" mt={4}>
      <Text fw={600} mb={8} mr="auto">
        {product.title}
      </Text>
      {variants?.options && (
        <Select
          w={140}
          label={label(variants.label)}
          allowDeselect={false}
          value={variant}
          data={variants.options.map((one) => ({ value: one.id, label: label(one.label) }))}
          onChange={setVariant}
        />
      )}
      {discounts && (
        <div style={{ width: 120 }}>
          <AnyInput
            id="offer-discount"
            field={discounts}
            label={label(discounts.label)}
            value={discount}
            onChange={setDiscount}
            onProblem={setProblem}
            {...(problem !== null && { error: problem })}
          />
        </div>
      )}
      <Button loading={put.isPending} disabled={problem !== null} onClick={() => put.mutate()}>
        {begun.offer ? t.putInto : t.putIntoNew}
      </Button>
    </Group>
  );
}
