import type { Repetition, Weekday } from '@leitwerk/metadata/repetition/repetition';
import { WEEKDAYS } from '@leitwerk/metadata/repetition/repetition';
import { nthWord, weekdayWord } from '@leitwerk/metadata/repetition/repetition-words';
import { Chip, Group, NumberInput, Select, Text } from '@mantine/core';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { repetitionTexts } from './repetition-texts.ts';

type Props = {
  readonly id: string;
  readonly repetition: Repetition;
  readonly onChange: (next: Repetition) => void;
};

const LAST = -1;
const NTHS = [1, 2, 3, 4, LAST] as const;

/** On which days of a week or of a month. The others come on the day of their start. */
export function RepetitionDays(props: Props) {
  if (props.repetition.frequency === 'WEEKLY') return <DaysOfWeek {...props} />;
  return props.repetition.frequency === 'MONTHLY' ? <DayOfMonth {...props} /> : null;
}

function DaysOfWeek({ repetition, onChange }: Props) {
  const language = useLanguage();
  const texts = useOwnTexts(repetitionTexts);
  return (
    <Group gap={6} role="group" aria-label={texts.weekdays}>
      <Text size="sm">{texts.weekdays}</Text>
      <Chip.Group
        multiple
        value={[...repetition.weekdays]}
        onChange={(days) => onChange({ ...repetition, weekdays: WEEKDAYS.filter((day) => days.includes(day)) })}
      >
        {WEEKDAYS.map((day) => (
          <Chip key={day} value={day} size="xs" aria-label={weekdayWord(day, language)}>
            {weekdayWord(day, language, 'short')}
          </Chip>
        ))}
      </Chip.Group>
    </Group>
  );
}

const kindOf = ({ nth, monthDay }: Repetition): string =>
  nth !== undefined ? 'nth' : monthDay === LAST ? 'last' : monthDay !== undefined ? 'day' : 'start';

function DayOfMonth({ id, repetition, onChange }: Props) {
  const language = useLanguage();
  const texts = useOwnTexts(repetitionTexts);
  const { nth, monthDay, weekdays, ...rest } = repetition;
  const kind = kindOf(repetition);
  const choose = (next: string | null): void => {
    if (next === 'start') onChange({ ...rest, weekdays: [] });
    if (next === 'day') onChange({ ...rest, weekdays: [], monthDay: 1 });
    if (next === 'last') onChange({ ...rest, weekdays: [], monthDay: LAST });
    if (next === 'nth') onChange({ ...rest, weekdays: ['MO'], nth: 1 });
  };
  return (
    <Group gap="xs" align="flex-end">
      <Select
        id={`${id}-on`}
        label={texts.on}
        style={{ flex: '1 1 220px' }}
        data={[
          { value: 'start', label: texts.onStart },
          { value: 'day', label: texts.onDay },
          { value: 'last', label: texts.onLast },
          { value: 'nth', label: texts.onNth },
        ]}
        value={kind}
        onChange={choose}
        allowDeselect={false}
      />
      {kind === 'day' && (
        <NumberInput
          id={`${id}-month-day`}
          label={texts.day}
          style={{ flex: '0 1 100px' }}
          min={1}
          max={31}
          allowDecimal={false}
          clampBehavior="strict"
          value={monthDay ?? 1}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1) onChange({ ...rest, weekdays, monthDay: next });
          }}
        />
      )}
      {kind === 'nth' && (
        <>
          <Select
            id={`${id}-nth`}
            label={texts.nth}
            style={{ flex: '0 1 120px' }}
            data={NTHS.map((one) => ({ value: String(one), label: nthWord(one, language) }))}
            value={String(nth)}
            onChange={(next) => onChange({ ...rest, weekdays, nth: Number(next) })}
            allowDeselect={false}
          />
          <Select
            id={`${id}-weekday`}
            label={texts.weekday}
            style={{ flex: '1 1 140px' }}
            data={WEEKDAYS.map((day) => ({ value: day, label: weekdayWord(day, language) }))}
            value={weekdays[0] ?? 'MO'}
            onChange={(next) => onChange({ ...rest, weekdays: [next as Weekday], ...(nth !== undefined && { nth }) })}
            allowDeselect={false}
          />
        </>
      )}
    </Group>
  );
}
