import { commonSchema } from '@leitwerk/metadata/generated/schemas.gen';
import { luminance } from '@mantine/core';
import { expect, it } from 'vitest';
import { accentOf, ink } from './accent.ts';
import type { Color } from './model/definitions.ts';

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const [WHITE, NIGHT] = ['#ffffff', '#16181e'];

it('is the basic one without a colour', () => expect(accentOf(undefined)).toBe(ink));

it.each(commonSchema.definitions.color.enum)('is readable in %s, in light and dark', (color) => {
  const shades = accentOf(color as Color);
  expect(shades).toHaveLength(10);
  for (const [at, shade] of shades.entries())
    expect(Math.abs(luminance(shade) - luminance(ink[at] ?? ''))).toBeLessThan(0.01);
  // Filled buttons and links in the light; filled buttons and links in the dark.
  expect(contrast(shades[6] ?? '', WHITE)).toBeGreaterThan(4.5);
  expect(contrast(shades[5] ?? '', WHITE)).toBeGreaterThan(4.5);
  expect(contrast(shades[3] ?? '', NIGHT)).toBeGreaterThan(4.5);
});
