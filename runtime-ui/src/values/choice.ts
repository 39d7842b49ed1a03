import { isRecord } from './equal-values.ts';

/** A reference as it is shown. The title is null when the reader may not see the record. */
export type Choice = { readonly id: string; readonly title: string | null };

export const choiceOf = (value: unknown): Choice | undefined => {
  if (typeof value === 'string' && value) return { id: value, title: value };
  if (!isRecord(value) || typeof value['id'] !== 'string') return undefined;
  const { id, title } = value;
  return { id, title: title === null ? null : String(title ?? id) };
};
