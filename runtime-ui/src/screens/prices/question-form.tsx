import { Box, Button, Checkbox, Collapse, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { ConsumptionInputs } from './consumption-inputs.tsx';
import type { PriceQuestion } from './price-question.ts';
import { inputFromQuestion, withAddress } from './price-question.ts';
import { pricesTexts } from './prices-texts.ts';
import { Segments } from './segments.tsx';

type Props = {
  readonly question: PriceQuestion;
  /** Places are looked up while somebody types on: what comes late changes what is there then. */
  readonly onChange: (change: (before: PriceQuestion) => PriceQuestion) => void;
  readonly onAsk: () => void;
  readonly isBusy: boolean;
  /** What else can be chosen. */
  readonly children?: ReactNode;
};

const fieldOf = (name: string, type: FieldModel['type'], more: Partial<FieldModel> = {}): FieldModel => ({
  id: name,
  name,
  type,
  label: { de: name, en: name },
  ...more,
});
const nothing = (): void => undefined;

/** Where, from when, how much, how measured. */
export function QuestionForm({ question, onChange, onAsk, isBusy, children }: Props) {
  const t = useOwnTexts(pricesTexts);
  const [isOpen, setOpen] = useState(question.isIntervalMetered || question.section14a !== 'none');
  const set = (changes: Partial<PriceQuestion>) => onChange((before) => ({ ...before, ...changes }));
  const isElectricity = question.division === 'electricity';
  return (
    <Box
      component="form"
      aria-label={t.question}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <Stack gap="sm">
        <Segments
          label={t.division}
          value={question.division}
          data={[
            ['electricity', t.electricity],
            ['gas', t.gas],
          ]}
          onChange={(division) => set({ division, measure: 'kwh', area: null })}
        />
        <Segments
          label={t.audience}
          value={question.audience}
          data={[
            ['consumer', t.consumer],
            ['business', t.business],
          ]}
          onChange={(audience) => set({ audience, kinds: null })}
        />
        {children}
        <AnyInput
          id="price-start"
          field={fieldOf('start', 'date')}
          label={t.start}
          value={question.start}
          onChange={(value) => set({ start: typeof value === 'string' ? value : null })}
          onProblem={nothing}
          required
        />
        <AnyInput
          id="price-address"
          field={fieldOf('address', 'address')}
          label={t.address}
          value={question.address}
          onChange={(value) => onChange((before) => withAddress(before, value as PriceQuestion['address']))}
          onProblem={nothing}
        />
        <TextInput
          label={t.district}
          value={question.district}
          onChange={(event) => set({ district: event.currentTarget.value, area: null })}
        />
        <ConsumptionInputs question={question} onChange={set} />
        <Button
          variant="subtle"
          size="compact-sm"
          justify="flex-start"
          aria-expanded={isOpen}
          leftSection={isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t.more}
        </Button>
        {/* All at once: what still slides moves from under the pointer, and a click on it is lost. */}
        <Collapse expanded={isOpen} transitionDuration={0}>
          <Stack gap="sm">
            <Checkbox
              label={t.interval}
              checked={question.isIntervalMetered}
              onChange={(event) => set({ isIntervalMetered: event.currentTarget.checked })}
            />
            {question.isIntervalMetered && (
              <AnyInput
                id="price-kw"
                field={fieldOf('kw', 'decimal', { scale: 3, unit: 'kW' })}
                label={t.demand}
                value={question.kw}
                onChange={(value) => set({ kw: value === null ? null : String(value) })}
                onProblem={nothing}
              />
            )}
            {isElectricity && (
              <>
                <Select
                  label={t.meter}
                  allowDeselect={false}
                  value={question.meter}
                  data={Object.entries(t.meters).map(([value, label]) => ({ value, label }))}
                  onChange={(meter) => meter && set({ meter: meter as PriceQuestion['meter'] })}
                />
                <Select
                  label={t.section14a}
                  allowDeselect={false}
                  value={question.section14a}
                  data={Object.entries(t.modules).map(([value, label]) => ({ value, label }))}
                  onChange={(one) => one && set({ section14a: one as PriceQuestion['section14a'] })}
                />
                <Checkbox
                  label={t.exemption}
                  checked={question.levyExemption}
                  onChange={(event) => set({ levyExemption: event.currentTarget.checked })}
                />
              </>
            )}
          </Stack>
        </Collapse>
        <Group>
          <Button type="submit" loading={isBusy} disabled={inputFromQuestion(question) === null}>
            {t.calculate}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}
