import type { WireInboxItem } from '@leitwerk/metadata/wire/workflow';
import { Group, Loader, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readProcesses } from '../../client/processes.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { readRecord } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { expandOf, fieldsOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import type { Act } from '../record/processes/act.ts';
import { ProcessEventButton } from '../record/processes/process-event-button.tsx';
import { inboxTexts } from './inbox-texts.ts';

/** What can be done where the task's process stands, with the forms that it asks for. */
export function TaskEvents({ item, act }: { readonly item: WireInboxItem; readonly act: Act }) {
  const t = useOwnTexts(inboxTexts);
  const client = useQueryClient();
  const { entities } = useModel();
  const { id } = item.record;
  const entity = entities[item.entity];
  const record = useQuery({
    queryKey: queryKeys.record(item.entity, id),
    queryFn: () => readRecord(item.entity, id, expandOf(entity ? fieldsOf(entity) : [])),
  });
  const processes = useQuery({
    queryKey: queryKeys.processes(item.entity, id),
    queryFn: () => readProcesses(item.entity, id),
  });
  const error = record.error ?? processes.error;
  if (error) return <ProblemText error={error} />;
  if (!record.data || !processes.data || !entity) return <Loader size="xs" />;
  const process = processes.data.items.find((one) => one.id === item.process);
  const done: Act = async (work) => {
    const isDone = await act(work);
    await client.invalidateQueries({ queryKey: queryKeys.record(item.entity, id) });
    return isDone;
  };
  if (!process || process.events.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.nothing}
      </Text>
    );
  return (
    <Group gap={6}>
      {process.events.map((event) => (
        <ProcessEventButton
          key={event.event}
          process={process.id}
          event={event}
          entity={entity}
          record={record.data}
          isDirty={false}
          act={done}
        />
      ))}
    </Group>
  );
}
