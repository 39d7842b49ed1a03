import { Badge } from '@mantine/core';
import { useLabel } from '../i18n/language.ts';
import { NamedIcon } from '../icons/icon.tsx';
import type { Option } from '../model/definitions.ts';

/** Colour, icon and words: never colour alone. */
export function OptionBadge({ option }: { readonly option: Option }) {
  const label = useLabel();
  return (
    <Badge
      color={option.color ?? 'gray'}
      variant="light"
      style={{ flexShrink: 1, minWidth: 0 }}
      leftSection={option.icon ? <NamedIcon name={option.icon} size={12} /> : undefined}
    >
      {label(option.label)}
    </Badge>
  );
}
