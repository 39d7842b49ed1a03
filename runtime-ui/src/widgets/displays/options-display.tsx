import { Group } from '@mantine/core';
import { OptionBadge } from '../../controls/option-badge.tsx';
import { Nothing } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { optionIds } from '../../values/option-ids.ts';

export function OptionsDisplay({ field, value, compact }: DisplayProps) {
  const chosen = optionIds(value);
  if (chosen.length === 0) return compact ? null : <Nothing />;
  return (
    <Group gap={4} wrap={compact ? 'nowrap' : 'wrap'}>
      {chosen.map((id) => (
        <OptionBadge
          key={id}
          option={field.options?.find((one) => one.id === id) ?? { id, label: { de: id, en: id } }}
        />
      ))}
    </Group>
  );
}
