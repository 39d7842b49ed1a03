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

/** Only the texts that are shown are loaded. */
const TEXTS: Readonly<Record<Language, () => Promise<Readonly<Record<string, string>>>>> = {
  de: async () => (await import('./de.ts')).de,
  en: async () => (await import('./en.ts')).en,
};

export async function startLanguage(): Promise<void> {
  const language = storedLanguage() ?? 'de';
  const translation = await TEXTS[language]();
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation } },
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

/** Kept on this device; `remember` is false for the language that came with the user's account. */
export function changeLanguage(language: Language, remember = true): void {
  if (remember) localStorage.setItem(STORED, language);
  void show(language);
}

async function show(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await TEXTS[language]());
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
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
