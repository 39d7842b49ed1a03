import { localeOf, useLanguage } from '@leitwerk/runtime-ui/renderer';

/** Instants as people read them, e.g. `14.03.2026, 09:30`. */
export function useMoment(): (at: string) => string {
  const locale = localeOf(useLanguage());
  return (at) => new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}
