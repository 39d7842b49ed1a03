import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Label, Language } from '../model/definitions.ts';
import type { de } from './de.ts';

const STORED = 'leitwerk.language';

type WithoutPlural<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
export type TextKey = WithoutPlural<keyof typeof de>;
export type Text = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string;

const asLanguage = (text: string | null | undefined): Language | undefined =>
  text === 'de' || text === 'en' ? text : undefined;

export const storedLanguage = (): Language | undefined => asLanguage(localStorage.getItem(STORED));

/** The texts of one language; the other one's are not loaded. */
async function loadTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const texts = language === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;
  i18next.addResourceBundle(language, 'translation', texts);
}

export async function startLanguage(): Promise<void> {
  const language = storedLanguage() ?? asLanguage(navigator.language.slice(0, 2)) ?? 'de';
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  await loadTexts(language);
  document.documentElement.lang = language;
}

/** Kept on this device; `remember` is false for the language that came with the user's account. */
export async function changeLanguage(language: Language, remember = true): Promise<void> {
  if (remember) localStorage.setItem(STORED, language);
  await loadTexts(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** How dates and numbers are written: 24 hours and the day first in English too, as the fields of records have them. */
export const localeOf = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB');

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return asLanguage(i18n.language) ?? 'de';
}

export function useText(): Text {
  const { t } = useTranslation();
  return (key, params) => t(key, params ?? {});
}

export function useLabel(): (label: Label | undefined) => string {
  const language = useLanguage();
  return (label) => label?.[language] ?? '';
}
