import { groupFieldOf } from '@leitwerk/metadata/dashboard/group-field';
import type { ChosenValue, ChosenValues, DashboardFilter } from '@leitwerk/metadata/dashboard/tile-under';
import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { measureRecords } from '../../client/records.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import { choiceOf } from '../../values/choice.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { useTileWords } from './tile-words.ts';

type Props = {
  readonly filters: readonly DashboardFilter[];
  readonly chosen: ChosenValues;
  readonly onChange: (chosen: ChosenValues) => void;
};

/** What can be chosen for all tiles at once. */
export function DashboardFilters({ filters, chosen, onChange }: Props) {
  const t = useOwnTexts(dashboardTexts);
  const model = useModel();
  return (
    <Group gap={8} role="group" aria-label={t.filters}>
      {filters.map((filter) => {
        const [first] = filter.fields;
        const entity = model.entities[first.entity];
        const field = entity && groupFieldOf(model, entity, first.field);
        return (
          field && (
            <FilterChoice
              key={filter.id}
              filter={filter}
              entity={entity}
              field={field}
              value={chosen[filter.id]}
              onChange={(value) => {
                const { [filter.id]: _before, ...others } = chosen;
                onChange(value === undefined ? others : { ...others, [filter.id]: value });
              }}
            />
          )
        );
      })}
    </Group>
  );
}

/** Those values are offered that there are, by the reader's rights. */
function FilterChoice({
  filter,
  entity,
  field,
  value,
  onChange,
}: {
  readonly filter: DashboardFilter;
  readonly entity: EntityModel;
  readonly field: FieldModel;
  readonly value: ChosenValue | undefined;
  readonly onChange: (value: ChosenValue | undefined) => void;
}) {
  const t = useOwnTexts(dashboardTexts);
  const label = useLabel();
  const words = useTileWords();
  const [isOpen, setOpen] = useState(false);
  const query = { measures: [], group: field.name, filter: {} };
  // Only when somebody wants to choose: over many records it takes a moment.
  const found = useQuery({
    queryKey: queryKeys.aggregate(entity.name, query),
    queryFn: ({ signal }) => measureRecords(entity.name, query, signal),
    enabled: isOpen || value !== undefined,
  });
  const plain = (key: unknown): ChosenValue => (choiceOf(key)?.id ?? key) as ChosenValue;
  const keys = (found.data ?? []).map(({ key }) => key).filter((key) => key !== null);
  const data = keys
    .map((key) => ({ value: String(plain(key)), label: words.group(field, key, undefined) }))
    .sort((one, other) => one.label.localeCompare(other.label, words.locale));
  const name = label(filter.label);
  return (
    <Select
      size="xs"
      w={180}
      searchable
      clearable
      aria-label={name}
      placeholder={`${name}: ${t.all}`}
      nothingFoundMessage={found.isPending ? t.counting : t.nothingFound}
      data={data}
      value={value === undefined ? null : String(value)}
      onChange={(next) => onChange(next === null ? undefined : plain(keys.find((key) => String(plain(key)) === next)))}
      onDropdownOpen={() => setOpen(true)}
      clearButtonProps={{ 'aria-label': `${name}: ${t.all}` }}
    />
  );
}
