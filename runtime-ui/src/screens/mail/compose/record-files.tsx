import { Button, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WireFile } from '../../../client/files.ts';
import { filesIn } from '../../../client/files.ts';
import { takeFile } from '../../../client/outgoing-mail.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { readRecord, searchEverywhere } from '../../../client/records.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { composeTexts } from './compose-texts.ts';

const TYPING_MS = 250;
const SHORTEST = 2;

type Place = { readonly entity: string; readonly id: string };

/** Attaches a file that a record has: the record is searched, then one of its files chosen. */
export function RecordFiles({ onFile }: { readonly onFile: (file: WireFile) => void }) {
  const t = useOwnTexts(composeTexts);
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState<Place | null>(null);
  const [asked] = useDebouncedValue(typed.trim(), TYPING_MS);
  const hits = useQuery({
    queryKey: queryKeys.search(asked),
    queryFn: ({ signal }) => searchEverywhere(asked, signal),
    enabled: opened && place === null && asked.length >= SHORTEST,
  });
  const take = useMutation({
    mutationFn: takeFile,
    onSuccess: (file) => {
      setOpened(false);
      onFile(file);
    },
  });
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus shadow="md" width={320}>
      <Popover.Target>
        <Button
          variant="default"
          onClick={() => {
            setPlace(null);
            setOpened(!opened);
          }}
        >
          {t.attachFromRecord}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Stack gap="xs">
          <TextInput
            label={t.findRecord}
            value={typed}
            onChange={(event) => {
              setPlace(null);
              setTyped(event.currentTarget.value);
            }}
          />
          {place === null &&
            hits.data?.map(({ entity, id, title }) => (
              <UnstyledButton key={`${entity}/${id}`} className="lw-mail-row" onClick={() => setPlace({ entity, id })}>
                {title}
              </UnstyledButton>
            ))}
          {place !== null && <FilesOf place={place} onPick={(id) => take.mutate(id)} />}
          {take.error && <ProblemText error={take.error} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function FilesOf({ place, onPick }: { readonly place: Place; readonly onPick: (id: string) => void }) {
  const t = useOwnTexts(composeTexts);
  const { entities } = useModel();
  const record = useQuery({
    queryKey: queryKeys.record(place.entity, place.id),
    queryFn: () => readRecord(place.entity, place.id, []),
  });
  if (record.error) return <ProblemText error={record.error} />;
  if (!record.data) return null;
  const fields = entities[place.entity]?.fields.filter(({ type }) => type === 'file' || type === 'image') ?? [];
  const files = fields.flatMap(({ name }) => filesIn(record.data[name]));
  if (files.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.noFiles}
      </Text>
    );
  return files.map(({ id, name }) => (
    <UnstyledButton key={id} className="lw-mail-row" onClick={() => onPick(id)}>
      {name}
    </UnstyledButton>
  ));
}
