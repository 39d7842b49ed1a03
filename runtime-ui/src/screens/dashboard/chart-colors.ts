import type { TileGroup } from '@leitwerk/metadata/dashboard/groups-of-tile';
import type { FieldModel } from '../../model/definitions.ts';

/** Told apart also by who sees few colours: light and dark ones in turn. */
const PARTS = ['blue.7', 'orange.5', 'teal.7', 'yellow.5', 'grape.7', 'cyan.4', 'red.7', 'lime.5'];

/** The colour of a part: that of its option, else one of a row of colours that are told apart well. */
export function partColor(field: FieldModel, group: TileGroup | undefined, index: number): string {
  if (group?.isRest || group?.isFew) return 'gray.5';
  const color = field.options?.find(({ id }) => id === group?.key)?.color;
  return color === undefined ? (PARTS[index % PARTS.length] ?? 'gray.5') : `${color}.6`;
}

/** `1,2 Mio.`: an axis has little room. */
export const shortNumber = (value: number, locale: string): string =>
  value.toLocaleString(locale, { notation: 'compact', maximumFractionDigits: 1 });
