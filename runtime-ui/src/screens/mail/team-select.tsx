import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { mailTexts } from './mail-texts.ts';

const TEAMS = { fields: ['name'], sort: ['name'], limit: 500 };

/** Whose a mailbox becomes: one's own, or a team's. */
export function TeamSelect({ value, onChange }: { readonly value: string; readonly onChange: (team: string) => void }) {
  const t = useOwnTexts(mailTexts);
  const teams = useQuery({
    queryKey: queryKeys.list('team', TEAMS),
    queryFn: ({ signal }) => listRecords('team', TEAMS, undefined, signal),
  });
  const options = (teams.data?.items ?? []).map((team) => ({ value: team.id, label: String(team['name']) }));
  return (
    <Select
      label={t.whose}
      allowDeselect={false}
      value={value}
      onChange={(next) => onChange(next ?? '')}
      data={[{ value: '', label: t.mine }, ...options]}
    />
  );
}
