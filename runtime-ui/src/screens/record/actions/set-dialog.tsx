import { textFromDecimal, withoutZeros } from '@leitwerk/metadata/shown-types/decimal-text';
import { Button, Checkbox, Group, Modal, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfferedSet } from '../../../client/offers.ts';
import { addProductSet } from '../../../client/offers.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { setTexts } from './set-texts.ts';

type Props = {
  readonly offer: string;
  /** At least one. */
  readonly sets: readonly OfferedSet[];
  /** Entity of the offer's items, and its field that says the variant. */
  readonly items: { readonly entity: string; readonly variant: string | null };
  readonly onClose: () => void;
};

/** Asks which set, in which variant, and which of its products beside those that are always among them. */
export function SetDialog({ offer, sets, items, onClose }: Props) {
  const t = useOwnTexts(setTexts);
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const variants = useModel().entities[items.entity]?.fields.find((field) => field.name === items.variant);
  const [id, setId] = useState(sets[0]?.id ?? null);
  const [variant, setVariant] = useState(variants?.options?.[0]?.id ?? null);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const set = sets.find((one) => one.id === id);
  const always = set?.products.flatMap((one) => (one.isRequired ? [one.id] : [])) ?? [];
  const add = useMutation({
    mutationFn: (chosen: OfferedSet) =>
      addProductSet({
        offer,
        set: chosen.id,
        products: wanted.filter((one) => chosen.products.some((product) => product.id === one)),
        ...(variant !== null && { variant }),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.entity(items.entity) });
      notifications.show({ message: t.added });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (set) add.mutate(set);
        }}
      >
        <Stack gap="sm">
          <Select
            label={t.set}
            data-autofocus
            allowDeselect={false}
            value={id}
            data={sets.map((one) => ({ value: one.id, label: one.title }))}
            onChange={setId}
          />
          {variants?.options && (
            <Select
              label={label(variants.label)}
              allowDeselect={false}
              value={variant}
              data={variants.options.map((one) => ({ value: one.id, label: label(one.label) }))}
              onChange={setVariant}
            />
          )}
          <Checkbox.Group label={t.products} value={[...wanted, ...always]} onChange={setWanted}>
            <Stack gap={6} mt={4}>
              {set?.products.map(({ id: product, title, isRequired, discount }) => (
                <Checkbox
                  key={product}
                  value={product}
                  label={
                    discount === null
                      ? title
                      : `${title} (${t.less(textFromDecimal(withoutZeros(discount), language))})`
                  }
                  {...(isRequired && { disabled: true, description: t.always })}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          {add.error && <ProblemText error={add.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
