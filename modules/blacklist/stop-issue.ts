import type { Issue } from '@leitwerk/metadata/issue';
import type { Match } from './find-matches.ts';

/** What somebody is told whom an entry stops; the reason only to those who may read it. */
export function stopIssue({ entry, field }: Match, mayReadReason: boolean): Issue {
  const message = mayReadReason
    ? {
        de: `Von der Sperrliste gestoppt: ${entry.reason} (Eintrag „${entry.title}“)`,
        en: `Stopped by the blacklist: ${entry.reason} (entry “${entry.title}”)`,
      }
    : {
        de: 'Von der Sperrliste gestoppt. Wer Einträge lesen darf, kann den Grund nennen.',
        en: 'Stopped by the blacklist. Those who may read its entries can tell the reason.',
      };
  return { path: field, code: 'rule.broken', params: { message } };
}
