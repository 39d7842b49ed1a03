import { MultiSelect } from '@mantine/core';
import type { TariffSetup } from '../../client/tariff.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import type { PriceQuestion } from './price-question.ts';
import { pricesTexts } from './prices-texts.ts';

type Props = {
  readonly question: PriceQuestion;
  readonly setup: TariffSetup;
  readonly onChange: (question: PriceQuestion) => void;
};

/** Those that somebody has chosen, or those usual for the customer; none means all. */
export const kindsOf = ({ kinds, audience }: PriceQuestion, { products }: TariffSetup): readonly string[] =>
  kinds ?? products?.usualKinds[audience] ?? [];

/** Which kinds of products are compared. */
export function KindSelect({ question, setup, onChange }: Props) {
  const t = useOwnTexts(pricesTexts);
  const label = useLabel();
  const { entities } = useModel();
  const { products } = setup;
  const field = products && entities[products.entity]?.fields.find((one) => one.name === products.kind);
  if (!field?.options) return null;
  return (
    <MultiSelect
      label={t.kinds}
      placeholder={kindsOf(question, setup).length === 0 ? t.allKinds : ''}
      value={[...kindsOf(question, setup)]}
      data={field.options.map((option) => ({ value: option.id, label: label(option.label) }))}
      onChange={(kinds) => onChange({ ...question, kinds })}
      clearable
    />
  );
}
