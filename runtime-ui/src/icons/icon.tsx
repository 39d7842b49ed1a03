import { IconCircle } from '@tabler/icons-react';
import type { Color } from '../model/definitions.ts';
import { icons } from './icon-list.ts';

export type IconProps = {
  readonly name: string | undefined;
  readonly size?: number;
  readonly color?: Color | undefined;
};

/** An icon named by a definition; decoration only, the text beside it says the same. */
export function NamedIcon({ name, size = 16, color }: IconProps) {
  const Shape = (name !== undefined && icons[name]) || IconCircle;
  const tint = color && `var(--mantine-color-${color}-text)`;
  return <Shape size={size} stroke={1.7} aria-hidden style={{ color: tint, flexShrink: 0 }} />;
}
