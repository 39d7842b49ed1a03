import { useQuery } from '@tanstack/react-query';
import { useKeptSetting } from '../../client/kept-setting.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import type { Who } from './team-calendars.ts';
import { belongingOf, whoFrom } from './team-calendars.ts';

const MOST = 500;

export type Named = { readonly value: string; readonly label: string };

/** Whose entries a calendar shows: what the address says, else what this person chose last. */
export function useTeamCalendars(entity: EntityModel, named: string | undefined, go: (who: string) => void) {
  const [kept, keep] = useKeptSetting<string>(`calendar.who.${entity.name}`, '');
  const who = whoFrom(named ?? kept);
  return {
    who,
    belonging: belongingOf(entity),
    choose: (next: Who) => {
      keep(next.length > 0 ? next.join() : null);
      go(next.join());
    },
  };
}

/** Teams or people that may be seen, by name. */
export function useNamed(kind: 'user' | 'team', isWanted: boolean): readonly Named[] {
  const language = useLanguage();
  const target = useModel().entities[kind];
  const title = target && titleFieldOf(target);
  const query = { ...(title && { sort: [title.name], fields: [title.name] }), limit: MOST };
  const found = useQuery({
    queryKey: queryKeys.list(kind, query),
    enabled: isWanted && target !== undefined,
    queryFn: ({ signal }) => listRecords(kind, query, undefined, signal),
  });
  if (!target) return [];
  return (found.data?.items ?? []).map((record) => ({
    value: `${kind}:${record.id}`,
    label: titleOfRecord(target, record, language),
  }));
}
