import type { ViewSharing } from '@leitwerk/metadata/wire';
import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import { useEntity } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';

export type ViewName = { readonly name: string; readonly shared: ViewSharing; readonly team: string | null };

const LONGEST = 80;

/** The reader's own teams, to choose one from. */
function useOwnTeams() {
  const { teams } = useSignedIn();
  const team = useEntity('team');
  const language = useLanguage();
  const query = { filter: { id: { in: teams } }, limit: 100 };
  const found = useQuery({
    queryKey: queryKeys.options('team', query),
    enabled: team !== undefined && teams.length > 0,
    queryFn: () => listRecords('team', query),
  });
  const items = found.data?.items ?? [];
  return team ? items.map((one) => ({ value: one.id, label: titleOfRecord(team, one, language) })) : [];
}

/** What a view is called and who sees it. */
export function ViewForm({
  initial,
  onSave,
}: {
  readonly initial: ViewName;
  readonly onSave: (view: ViewName) => Promise<void>;
}) {
  const t = useText();
  const mayShare = useSignedIn().permissions.includes('views.share');
  const teams = useOwnTeams();
  const [name, setName] = useState(initial.name);
  const [shared, setShared] = useState<ViewSharing>(initial.shared);
  const [team, setTeam] = useState(initial.team);
  const [isSaving, setSaving] = useState(false);
  const chosen = team ?? teams[0]?.value ?? null;
  const save = async () => {
    setSaving(true);
    await onSave({ name: name.trim(), shared, team: shared === 'team' ? chosen : null });
    setSaving(false);
  };
  return (
    <Stack
      gap="md"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={t('viewName')}
        value={name}
        maxLength={LONGEST}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        data-autofocus
      />
      <Radio.Group
        label={t('viewSharing')}
        value={shared}
        onChange={(value) => setShared(value as ViewSharing)}
        {...(!mayShare && { description: t('viewNoSharing') })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="private" label={t('viewPrivate')} />
          <Radio value="team" label={t('viewTeam')} disabled={!mayShare || (teams.length === 0 && team === null)} />
          <Radio value="everyone" label={t('viewEveryone')} disabled={!mayShare} />
        </Stack>
      </Radio.Group>
      {shared === 'team' && teams.length > 1 && (
        <Select label={t('team')} data={teams} value={chosen} onChange={setTeam} allowDeselect={false} />
      )}
      <Group justify="flex-end">
        <Button type="submit" loading={isSaving} disabled={name.trim() === ''}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}
