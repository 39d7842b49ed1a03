import { localeOf, useLabel, useLanguage } from '@leitwerk/runtime-ui/renderer';
import type { ChecklistItem } from '../client/checklists.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useMoment } from '../shell/moment.ts';

/** What the server has found, in words, and numbers as people write them. */
export function useCheckWords() {
  const t = useOverviewTexts();
  const label = useLabel();
  const moment = useMoment();
  const locale = localeOf(useLanguage());
  return {
    checkWords: ({
      state,
      count,
      sum,
      changes,
      missing,
      at,
      mailServer,
    }: NonNullable<ChecklistItem['check']>): string =>
      [
        t.checkState[state],
        count !== undefined && t.found(count.toLocaleString(locale)),
        changes !== undefined && t.changedHere(changes),
        missing && t.heldByNobody(missing.map(label).join(', ')),
        sum && t.summed(label(sum.label), Number(sum.value).toLocaleString(locale, { maximumFractionDigits: 4 })),
        at !== undefined && t.lastAt(moment(at)),
        mailServer && (mailServer.at === null ? t.noMailServer : t.mailServerSays(mailServer.at, mailServer.said)),
      ]
        .filter(Boolean)
        .join(' · '),
  };
}
