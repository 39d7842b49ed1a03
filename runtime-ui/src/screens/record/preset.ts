import type { Values } from '../../model/definitions.ts';
import { isRecord } from '../../values/equal-values.ts';

/** Values that a new record starts with, from the address. */
export type PresetSearch = { readonly preset?: Values };

export const presetFrom = (raw: Readonly<Record<string, unknown>>): PresetSearch =>
  isRecord(raw['preset']) ? { preset: raw['preset'] } : {};
