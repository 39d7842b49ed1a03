import type { Repetition } from '@leitwerk/metadata/repetition/repetition';
import { HIGHEST_COUNT } from '@leitwerk/metadata/repetition/repetition';
import { Box, NumberInput, Select } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { localDay } from '../../values/local-day.ts';
import { DateInput } from './date-input.tsx';
import { repetitionTexts } from './repetition-texts.ts';

type Props = {
  readonly id: string;
  readonly repetition: Repetition;
  readonly onChange: (next: Repetition) => void;
  readonly onProblem: (message: string | null) => void;
};

const USUAL_COUNT = 10;

/** When a repetition is over. */
export function RepetitionEnd({ id, repetition, onChange, onProblem }: Props) {
  const texts = useOwnTexts(repetitionTexts);
  const { until, count, ...rest } = repetition;
  const kind = until !== undefined ? 'day' : count !== undefined ? 'count' : 'never';
  const choose = (next: string | null): void => {
    if (next === 'never') onChange(rest);
    if (next === 'count') onChange({ ...rest, count: USUAL_COUNT });
    if (next === 'day') {
      const inAYear = new Date();
      inAYear.setFullYear(inAYear.getFullYear() + 1);
      onChange({ ...rest, until: localDay(inAYear) });
    }
  };
  const day: FieldModel = { id: 'until', name: 'until', type: 'date', label: { de: texts.until, en: texts.until } };
  return (
    <>
      <Select
        id={`${id}-ends`}
        label={texts.ends}
        style={{ flex: '1 1 160px' }}
        data={[
          { value: 'never', label: texts.endNever },
          { value: 'day', label: texts.endDay },
          { value: 'count', label: texts.endCount },
        ]}
        value={kind}
        onChange={choose}
        allowDeselect={false}
      />
      {until !== undefined && (
        <Box style={{ flex: '1 1 150px' }}>
          <DateInput
            id={`${id}-until`}
            field={day}
            label={texts.until}
            value={until}
            required
            onChange={(next) => {
              if (typeof next === 'string') onChange({ ...rest, until: next });
            }}
            onProblem={onProblem}
          />
        </Box>
      )}
      {count !== undefined && (
        <NumberInput
          id={`${id}-count`}
          label={texts.count}
          style={{ flex: '0 1 110px' }}
          min={1}
          max={HIGHEST_COUNT}
          allowDecimal={false}
          clampBehavior="strict"
          value={count}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1) onChange({ ...rest, count: next });
          }}
        />
      )}
    </>
  );
}
