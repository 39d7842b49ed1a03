import type { Frequency, Repetition } from '@leitwerk/metadata/repetition/repetition';
import {
  FREQUENCIES,
  HIGHEST_INTERVAL,
  repetitionFrom,
  textOfRepetition,
} from '@leitwerk/metadata/repetition/repetition';
import { wordsOfRepetition } from '@leitwerk/metadata/repetition/repetition-words';
import { Anchor, Box, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import type { InputProps } from '../../controls/widget.ts';
import { frameOf } from '../../controls/widget.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { RepetitionDays } from './repetition-days.tsx';
import { RepetitionEnd } from './repetition-end.tsx';
import { repetitionTexts } from './repetition-texts.ts';

const NEVER = 'NEVER';

const plain = (frequency: Frequency): Repetition => ({ frequency, interval: 1, weekdays: [], except: [] });

/** How often something comes again, put together from words; below it what was put together, as a sentence. */
export function RepetitionEditor(props: InputProps) {
  const { id, value, onChange } = props;
  const language = useLanguage();
  const texts = useOwnTexts(repetitionTexts);
  const found = repetitionFrom(value);
  const change = (next: Repetition): void => onChange(textOfRepetition(next));
  const choose = (frequency: string | null): void => {
    const known = FREQUENCIES.find((one) => one === frequency);
    if (!known) return onChange(null);
    const { until, count } = found ?? {};
    // When it ends may stay; on which days depends on how often.
    change({ ...plain(known), ...(until !== undefined && { until }), ...(count !== undefined && { count }) });
  };
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-end" wrap="wrap">
        <Select
          {...frameOf(props)}
          style={{ flex: '1 1 160px' }}
          data={[NEVER, ...FREQUENCIES].map((one) => ({ value: one, label: texts[one as Frequency | 'NEVER'] }))}
          value={found?.frequency ?? NEVER}
          onChange={choose}
          allowDeselect={false}
        />
        {found && (
          <NumberInput
            id={`${id}-interval`}
            label={`${texts.every} … ${texts.units[found.frequency]}`}
            style={{ flex: '0 1 140px' }}
            min={1}
            max={HIGHEST_INTERVAL}
            allowDecimal={false}
            clampBehavior="strict"
            value={found.interval}
            onChange={(interval) => {
              if (typeof interval === 'number' && interval >= 1) change({ ...found, interval });
            }}
          />
        )}
        {found && <RepetitionEnd id={id} repetition={found} onChange={change} onProblem={props.onProblem} />}
      </Group>
      {found && <RepetitionDays id={id} repetition={found} onChange={change} />}
      {found && (
        <Box>
          <Text size="xs" c="dimmed" span>
            {wordsOfRepetition(found, language)}
          </Text>{' '}
          {found.except.length > 0 && (
            <Anchor component="button" type="button" size="xs" onClick={() => change({ ...found, except: [] })}>
              {texts.forget}
            </Anchor>
          )}
        </Box>
      )}
    </Stack>
  );
}
