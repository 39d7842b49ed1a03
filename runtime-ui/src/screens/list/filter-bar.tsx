import { ActionIcon, Button, Group, Pill, Popover, Skeleton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, Filter } from '../../model/definitions.ts';
import { filterFromConditions, splitFilter } from '../../values/filter-conditions.ts';
import { conditionInWords, filterInWords } from '../../values/filter-words.ts';
import { useFilterTitles } from './use-filter-titles.ts';

const ConditionForm = lazy(async () => ({ default: (await import('./condition-form.tsx')).ConditionForm }));

type Props = { readonly entity: EntityModel; readonly filter: Filter; readonly onChange: (filter: Filter) => void };

/** Conditions in words, each removable, and a small builder for one more. */
export function FilterBar({ entity, filter, onChange }: Props) {
  const t = useText();
  const language = useLanguage();
  const [opened, setOpened] = useState(false);
  const split = splitFilter(filter);
  const titleOf = useFilterTitles(entity, split.conditions);
  const words = { entity, language, text: t, titleOf };
  const remove = (index: number) =>
    onChange(filterFromConditions({ ...split, conditions: split.conditions.filter((_, at) => at !== index) }));
  return (
    <Group gap={6}>
      {split.conditions.map((condition, index) => {
        const text = conditionInWords(condition, words);
        return (
          <Pill
            key={`${condition.field} ${condition.operator}`}
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('removeFilter', { filter: text }) }}
            onRemove={() => remove(index)}
          >
            {text}
          </Pill>
        );
      })}
      {Object.keys(split.rest).length > 0 && (
        <Pill
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('removeFilter', { filter: filterInWords(split.rest, words) }) }}
          onRemove={() => onChange(filterFromConditions({ conditions: split.conditions, rest: {} }))}
        >
          {filterInWords(split.rest, words)}
        </Pill>
      )}
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" width={320} trapFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconFilter size={14} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            {t('filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Suspense fallback={<Skeleton h={90} />}>
            <ConditionForm
              entity={entity}
              onDone={(field, operator, value) => {
                setOpened(false);
                onChange(
                  filterFromConditions({ ...split, conditions: [...split.conditions, { field, operator, value }] }),
                );
              }}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {Object.keys(filter).length > 0 && (
        <ActionIcon size="sm" aria-label={t('clearFilters')} onClick={() => onChange({})}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
