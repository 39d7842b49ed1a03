import type { Language } from '../model/definitions.ts';
import { useLanguage } from './language.ts';

/**
 * Texts of a screen that is loaded by itself: they come with it and not with the first page. Both languages must have the same
 * ones.
 */
export function useOwnTexts<T>(texts: Readonly<Record<Language, T>>): T {
  return texts[useLanguage()];
}
