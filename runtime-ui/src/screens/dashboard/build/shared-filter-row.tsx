import type { OwnDashboardContent } from '@leitwerk/metadata/wire/dashboards';
import { Group, NativeSelect, Pill, Text } from '@mantine/core';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EffectiveModel } from '../../../model/definitions.ts';
import { builderTexts } from './builder-texts.ts';
import { sharedFields } from './shared-filters.ts';

const MOST = 8;

/** What can be chosen for all tiles at once when the dashboard is looked at. */
export function SharedFilterRow({
  content,
  model,
  onChange,
}: {
  readonly content: OwnDashboardContent;
  readonly model: EffectiveModel;
  readonly onChange: (filters: OwnDashboardContent['filters'] | undefined) => void;
}) {
  const t = useOwnTexts(builderTexts);
  const label = useLabel();
  const filters = content.filters ?? [];
  const taken = new Set<string>(filters.map(({ id }) => id));
  const free = sharedFields(content.tiles, model).filter(({ id }) => !taken.has(id));
  const put = (next: readonly unknown[]): void =>
    onChange(next.length === 0 ? undefined : (next as NonNullable<OwnDashboardContent['filters']>));
  return (
    <Group gap={6} role="group" aria-label={t.filters}>
      <Text size="xs" c="dimmed">
        {t.filters}
      </Text>
      {filters.map((one) => (
        <Pill
          key={one.id}
          withRemoveButton
          removeButtonProps={{ 'aria-label': t.removeFilter(label(one.label)), 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => put(filters.filter((other) => other !== one))}
        >
          {label(one.label)}
        </Pill>
      ))}
      {filters.length < MOST && free.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={t.addFilter}
          value=""
          onChange={(event) => {
            const chosen = free.find(({ id }) => id === event.currentTarget.value);
            if (chosen) put([...filters, chosen]);
          }}
          data={[{ value: '', label: t.addFilter }, ...free.map((one) => ({ value: one.id, label: label(one.label) }))]}
        />
      )}
    </Group>
  );
}
