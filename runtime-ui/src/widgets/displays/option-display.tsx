import { OptionBadge } from '../../controls/option-badge.tsx';
import { Nothing, TextDisplay } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';

export function OptionDisplay({ field, value, compact }: DisplayProps) {
  if (value === null || value === undefined) return compact ? null : <Nothing />;
  const option = field.options?.find((one) => one.id === value);
  if (!option || (!option.color && !option.icon))
    return <TextDisplay field={field} value={value} compact={compact === true} />;
  return <OptionBadge option={option} />;
}
