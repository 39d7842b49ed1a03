import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Label, Language } from '../model/definitions.ts';
import { de } from './de.ts';
import { en } from './en.ts';

const STORED = 'leitwerk.language';

type WithoutPlural<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
export type TextKey = WithoutPlural<keyof typeof de>;
export type Text = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string;

const asLanguage = (text: string | null | undefined): Language | undefined =>
  text === 'de' || text === 'en' ? text : undefined;

export const storedLanguage = (): Language | undefined => asLanguage(localStorage.getItem(STORED));

export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    resources: { de: { translation: de }, en: { translation: en } },
    lng: storedLanguage() ?? 'de',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = i18next.language;
}

/** Kept on this device; `remember` is false for the language that came with the user's account. */
export function changeLanguage(language: Language, remember = true): void {
  if (remember) localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

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
