import type { Language } from '../model/definitions.ts';

export const localeOf = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB');
