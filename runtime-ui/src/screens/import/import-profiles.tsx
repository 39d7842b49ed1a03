import type { Dialect } from '@leitwerk/metadata/wire/import';
import { Button, Group, Popover, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { createRecord, listRecords } from '../../client/records.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useRights } from '../../model/model-context.tsx';
import { importTexts } from './import-texts.ts';

const PROFILES = 'import-profile';

/** Settings for files that come again. They are records, so whoever may read those may use them. */
export function ImportProfiles<T extends { readonly dialect: Dialect }>({
  target,
  settings,
  onChange,
}: {
  /** What the profiles are for: the name of an entity, or what else is read from files. */
  readonly target: string;
  readonly settings: T;
  readonly onChange: (settings: T) => void;
}) {
  const t = useOwnTexts(importTexts);
  const client = useQueryClient();
  const { actions } = useRights(PROFILES);
  const mayRead = actions.includes('read');
  const query = { filter: { target }, sort: ['name'], limit: 200 };
  const { data } = useQuery({
    queryKey: queryKeys.list(PROFILES, query),
    queryFn: () => listRecords(PROFILES, query),
    enabled: mayRead,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [message, setMessage] = useState('');
  const [asking, setAsking] = useState(false);
  if (!mayRead) return null;
  const profiles = data?.items ?? [];
  const save = async (): Promise<void> => {
    try {
      const record = await createRecord(PROFILES, { name, target, settings });
      await client.invalidateQueries({ queryKey: queryKeys.entity(PROFILES) });
      setChosen(record.id);
      setAsking(false);
      setMessage('');
    } catch (error) {
      setMessage(error instanceof Error ? error.message : '');
    }
  };
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={t.profile}
        placeholder={t.profileNone}
        data={profiles.map((one) => ({ value: one.id, label: String(one['name']) }))}
        value={chosen}
        clearable
        onChange={(id) => {
          setChosen(id);
          const profile = profiles.find((one) => one.id === id);
          // How this file is read was recognised in it; the profile says what it means.
          if (profile) onChange({ ...(profile['settings'] as T), dialect: settings.dialect });
        }}
        w={280}
      />
      {actions.includes('create') && (
        <Popover opened={asking} onChange={setAsking} trapFocus>
          <Popover.Target>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t.profileSave}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Group align="flex-end" gap="xs">
              <TextInput
                label={t.profileName}
                value={name}
                error={message}
                onChange={(event) => setName(event.currentTarget.value)}
                data-autofocus
              />
              <Button disabled={name.trim() === ''} onClick={() => void save()}>
                {t.profileSave}
              </Button>
            </Group>
          </Popover.Dropdown>
        </Popover>
      )}
    </Group>
  );
}
