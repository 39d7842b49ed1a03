import { ActionIcon, Button, Group, Popover, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconFilter, IconLock, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useText } from '../../../i18n/language.ts';
import type { Filter } from '../../../model/definitions.ts';
import { fieldNamed } from '../../../model/fields-of.ts';
import { filterFromConditions, splitFilter } from '../../../values/filter-conditions.ts';
import type { Condition } from '../../../values/filter-conditions.ts';
import { conditionInWords, filterInWords } from '../../../values/filter-words.ts';
import type { ListState } from '../use-list.ts';
import { FilterEditor } from './filter-editor.tsx';
import { useTitles } from './use-titles.ts';

const isEmpty = (filter: Filter): boolean => Object.keys(filter).length === 0;

/** What narrows the list, in words: each can be changed or taken away; the view's own part is fixed. */
export function FilterChips({ list }: { readonly list: ListState }) {
  const { entity, view, search, change } = list;
  const t = useText();
  const language = useLanguage();
  const titleOf = useTitles(entity, list.filter);
  const context = { entity, language, text: t, titleOf };
  const own = splitFilter(search.filter ?? {});
  const set = (conditions: readonly Condition[], rest: Filter = own.rest) => {
    const filter = filterFromConditions({ conditions, rest });
    change({ filter: isEmpty(filter) ? undefined : filter });
  };
  const replace = (index: number, condition: Condition) =>
    set(own.conditions.map((one, at) => (at === index ? condition : one)));
  const hasOwn = own.conditions.length > 0 || !isEmpty(own.rest);
  return (
    <Group gap={6} style={{ flex: 1 }} miw={0}>
      {view.filter && !isEmpty(view.filter) && (
        <Tooltip label={t('filterOfView')}>
          <span className="lw-chip" data-fixed>
            <IconLock size={12} aria-hidden />
            <span className="lw-ellipsis">{filterInWords(view.filter, context)}</span>
          </span>
        </Tooltip>
      )}
      {own.conditions.map((condition, index) => (
        <Chip
          key={`${condition.field}-${condition.operator}`}
          words={conditionInWords(condition, context)}
          list={list}
          {...(fieldNamed(entity, condition.field) && { condition })}
          onChange={(next) => replace(index, next)}
          onRemove={() => set(own.conditions.filter((_, at) => at !== index))}
        />
      ))}
      {Object.entries(own.rest).map(([key, value]) => (
        <Chip
          key={key}
          words={filterInWords({ [key]: value }, context)}
          list={list}
          onChange={() => undefined}
          onRemove={() =>
            set(own.conditions, Object.fromEntries(Object.entries(own.rest).filter(([one]) => one !== key)))
          }
        />
      ))}
      <AddFilter list={list} onAdd={(condition) => set([...own.conditions, condition])} />
      {hasOwn && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => change({ filter: undefined })}>
          {t('clearFilters')}
        </Button>
      )}
    </Group>
  );
}

function Chip({
  words,
  list,
  condition,
  onChange,
  onRemove,
}: {
  readonly words: string;
  readonly list: ListState;
  /** Absent: can be taken away only. */
  readonly condition?: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  return (
    <span className="lw-chip">
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus width={320}>
        <Popover.Target>
          <UnstyledButton
            className="lw-ellipsis"
            disabled={!condition}
            onClick={() => setOpened(!opened)}
            aria-expanded={opened}
          >
            <Text span inherit>
              {words}
            </Text>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          {condition && (
            <FilterEditor
              entity={list.entity}
              start={condition}
              onApply={(next) => {
                setOpened(false);
                onChange(next);
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      <ActionIcon size={18} aria-label={t('removeFilter', { filter: words })} onClick={onRemove}>
        <IconX size={12} />
      </ActionIcon>
    </span>
  );
}

function AddFilter({
  list,
  onAdd,
}: {
  readonly list: ListState;
  readonly onAdd: (condition: Condition) => void;
}) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus width={320}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconFilter size={14} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FilterEditor
          entity={list.entity}
          onApply={(condition) => {
            setOpened(false);
            onAdd(condition);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
