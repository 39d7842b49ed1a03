import type { ComboboxItem, ComboboxParsedItem } from '@mantine/core';
import { Button, createTheme, Group, MantineThemeProvider, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FieldInput, InputContext } from '../../controls/widget-context.tsx';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { fieldAt } from '../../model/field-at.ts';
import { useModel } from '../../model/model-context.tsx';
import { comparisonFor, comparisonsOf, isEditable } from '../../values/comparisons.ts';
import { isNothing } from '../../values/equal-values.ts';
import type { Term } from '../../values/filter-terms.ts';
import { conditionOf } from '../../values/filter-terms.ts';
import { periodOf } from '../../values/periods.ts';
import { plainFromShown } from '../../values/plain-from-shown.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { fieldChoices, rankedChoices } from './field-choices.ts';

const inside = { defaultProps: { withinPortal: false } };
/** What inputs open belongs to the form: outside of it, choosing something would count as leaving it. */
const INSIDE = createTheme({ components: { Combobox: inside, Popover: inside } });

/** The list of options scrolls itself: a scroll area in it would be a part that no key reaches. */
const SCROLLED = { withScrollArea: false, styles: { dropdown: { maxHeight: 320, overflowY: 'auto' } } } as const;

const isChoice = (one: ComboboxParsedItem): one is ComboboxItem => !('group' in one);

/** While somebody types, the best field stands first, wherever it belongs. */
function rankedFields({ options, search }: { options: ComboboxParsedItem[]; search: string }): ComboboxParsedItem[] {
  if (search.trim() === '') return options;
  return rankedChoices(
    options.flatMap((one) => (isChoice(one) ? [one] : one.items.filter((item) => typeof item === 'object'))),
    search,
  );
}

type Props = {
  readonly entity: EntityModel;
  /** The term that is being changed; absent: a new one. */
  readonly term: Term | undefined;
  readonly title: string | undefined;
  readonly onDone: (term: Term) => void;
};

/** Field, comparison and value of a condition. */
export function ConditionForm({ entity, term, title, onDone }: Props) {
  const t = useText();
  const language = useLanguage();
  const { entities } = useModel();
  const start = startOf(term);
  const [name, setName] = useState<string | null>(start.name);
  const field = name === null ? undefined : fieldAt(entities, entity, name)?.field;
  const [chosen, setChosen] = useState<string | null>(
    field && start.operator ? comparisonFor(field, start.operator, start.value) || null : start.period,
  );
  const [value, setValue] = useState<unknown>(field && !isEditable(field) ? null : start.value);
  const [problem, setProblem] = useState<string | null>(null);
  const comparisons = field ? comparisonsOf(field) : [];
  const comparison = comparisons.find((one) => one.id === chosen) ?? comparisons[0];
  const asked = comparison?.asked;
  const isMissing = asked !== undefined && (isEmpty(value) || problem !== null);
  const done = () => {
    if (name !== null && comparison && !isMissing)
      onDone({ [name]: comparison.condition(asked ? plainFromShown(value, asked) : null) });
  };
  return (
    <MantineThemeProvider theme={INSIDE} inherit>
      <Stack
        gap="xs"
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        {title && (
          <Text size="sm" fw={600}>
            {title}
          </Text>
        )}
        <Select
          label={t('field')}
          searchable
          selectFirstOptionOnChange
          data={fieldChoices(entity, entities, language)}
          filter={rankedFields}
          {...SCROLLED}
          nothingFoundMessage={t('searchNothing')}
          value={name}
          onChange={(next) => {
            setName(next);
            setChosen(null);
            const isBox = next !== null && fieldAt(entities, entity, next)?.field.type === 'boolean';
            // A box that is not ticked looks like an answer already: it begins as one.
            setValue(isBox ? true : null);
            setProblem(null);
          }}
          autoFocus
        />
        {field && comparison && (
          <Select
            label={t('operator')}
            data={comparisons.map((one) => ({ value: one.id, label: t(one.text) }))}
            value={comparison.id}
            onChange={(next) => {
              const after = comparisons.find((one) => one.id === next)?.asked;
              if (after?.type !== asked?.type) setValue(null);
              setProblem(null);
              setChosen(next);
            }}
            allowDeselect={false}
            {...SCROLLED}
          />
        )}
        {asked && (
          <InputContext value={AnyInput}>
            <FieldInput
              key={`${name} ${asked.type} ${asked.id}`}
              id="filter-value"
              field={asked}
              label={t('value')}
              value={value}
              onChange={setValue}
              onProblem={setProblem}
              error={problem ?? undefined}
            />
          </InputContext>
        )}
        <Group justify="flex-end">
          <Button type="submit" size="xs" disabled={!field || isMissing}>
            {t('apply')}
          </Button>
        </Group>
      </Stack>
    </MantineThemeProvider>
  );
}

const isEmpty = (value: unknown): boolean => isNothing(value) || (Array.isArray(value) && value.length === 0);

/** What the form begins with. */
function startOf(term: Term | undefined) {
  const [[name = null, given] = []] = Object.entries(term ?? {});
  const found = periodOf(given);
  if (found) return { name, period: found.period.id, operator: undefined, value: found.days };
  const condition = term && conditionOf(term);
  if (!condition) return { name: null, period: null, operator: undefined, value: null };
  return { name: condition.field, period: null, operator: condition.operator, value: condition.value };
}
