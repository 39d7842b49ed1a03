import { Stack } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import type { PriceQuestion } from './price-question.ts';
import { pricesTexts } from './prices-texts.ts';
import { Segments } from './segments.tsx';

type Amount = 'kwh' | 'peak' | 'offPeak' | 'standard' | 'volume' | 'z' | 'heat';

type Props = {
  readonly question: PriceQuestion;
  readonly onChange: (changes: Partial<PriceQuestion>) => void;
};

/** How much in a year: in kWh, by register, or for gas as it is metered. */
export function ConsumptionInputs({ question, onChange }: Props) {
  const t = useOwnTexts(pricesTexts);
  const isElectricity = question.division === 'electricity';
  const amount = (name: Amount, label: string, unit?: string, scale = 3) => (
    <AnyInput
      key={name}
      id={`price-${name}`}
      field={{ id: name, name, type: 'decimal', label: { de: name, en: name }, scale, ...(unit && { unit }) }}
      label={label}
      value={question[name]}
      onChange={(value) => onChange({ [name]: value === null ? null : String(value) })}
      onProblem={() => undefined}
    />
  );
  const { measure } = question;
  return (
    <Stack gap="sm">
      <Segments
        label={t.measure}
        value={measure}
        data={[['kwh', t.oneRegister], isElectricity ? ['registers', t.registers] : ['volume', t.volume]]}
        onChange={(chosen) => onChange({ measure: chosen })}
      />
      {measure === 'kwh' && amount('kwh', t.consumption, 'kWh')}
      {measure === 'registers' && [
        amount('peak', t.register.peak, 'kWh'),
        amount('offPeak', t.register['off-peak'], 'kWh'),
        ...(question.section14a === 'module3' ? [amount('standard', t.register.standard, 'kWh')] : []),
      ]}
      {measure === 'volume' && [
        amount('volume', t.consumption, 'm³'),
        amount('z', t.z, undefined, 4),
        amount('heat', t.heat, 'kWh/m³'),
      ]}
    </Stack>
  );
}
