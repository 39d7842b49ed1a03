import { isRecord } from './equal-values.ts';

/** A reference as it is shown. */
export type Choice = { readonly id: string; readonly title: string };

export const choiceOf = (value: unknown): Choice | undefined => {
  if (typeof value === 'string' && value) return { id: value, title: value };
  if (!isRecord(value) || typeof value['id'] !== 'string') return undefined;
  return { id: value['id'], title: String(value['title'] ?? value['id']) };
};
