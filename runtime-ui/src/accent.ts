import type { MantineColorsTuple } from '@mantine/core';
import { DEFAULT_THEME, luminance, toRgba } from '@mantine/core';
import type { Color } from './model/definitions.ts';

/** The accent where the application names no colour. What is written in it, or on it, has the contrast of WCAG AA. */
export const ink: MantineColorsTuple = [
  '#eef1fb',
  '#dbe1f4',
  '#b4c0e7',
  '#8b9ddb',
  '#687fd0',
  '#5068c8',
  '#3f58bd',
  '#344aa6',
  '#2c4095',
  '#1f3078',
];

const made = new Map<Color, MantineColorsTuple>();

/**
 * The shades of the accent in the colour of the application. Each is as light as the same one of the basic accent, so all contrasts are the
 * same whatever the colour: a yellow that must be read on white becomes ochre.
 */
export function accentOf(color: Color | undefined): MantineColorsTuple {
  if (!color) return ink;
  const known = made.get(color);
  if (known) return known;
  const base = DEFAULT_THEME.colors[color][6];
  const shades = ink.map((shade) => asLightAs(luminance(shade), base)) as unknown as MantineColorsTuple;
  made.set(color, shades);
  return shades;
}

const HALVINGS = 16;

/** The colour mixed with white or black until it has that relative luminance (WCAG 2.2). */
function asLightAs(wanted: number, color: string): string {
  const towards = luminance(color) < wanted ? 255 : 0;
  let [less, more] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const share = (less + more) / 2;
    const isBeyond =
      towards === 255 ? luminance(mix(color, towards, share)) > wanted : luminance(mix(color, towards, share)) < wanted;
    if (isBeyond) more = share;
    else less = share;
  }
  // A hair darker rather than lighter: whatever is light enough is checked against a light ground.
  return mix(color, towards, towards === 255 ? less : more);
}

function mix(color: string, towards: number, share: number): string {
  const { r, g, b } = toRgba(color);
  const hex = (channel: number): string =>
    Math.round(channel + (towards - channel) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(r)}${hex(g)}${hex(b)}`;
}
