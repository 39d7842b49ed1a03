import {
  expandOf,
  FormPreview,
  listRecords,
  ProblemText,
  readRecord,
  statusOfError,
} from '@leitwerk/runtime-ui/renderer';
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { PreviewRoles } from '../preview/preview-roles.tsx';
import { usePreviewModel } from '../preview/use-preview-model.ts';
import { RecordPick } from '../record-pick.tsx';
import { useParts } from './form-parts.ts';

type Filter = Readonly<Record<string, unknown>>;

/** The form with a record, as the draft has it and as certain roles would see it. Values come with the reader's own rights. */
export function FormPreviewPanel() {
  const t = useFormTexts();
  const { model: live } = useDraftEditing();
  const { document } = useParts();
  const [roles, setRoles] = useState<string[]>([]);
  const [record, setRecord] = useState<string | null>(null);
  const liveEntity = entityWithId(live, document['entity']);
  return (
    <section className="ld-preview" aria-label={t.preview}>
      <Group gap={12} align="flex-start" mb={4}>
        {liveEntity && (
          <RecordPick
            entity={liveEntity}
            value={record}
            label={t.record}
            placeholder={t.searchRecord}
            onChange={setRecord}
          />
        )}
        <PreviewRoles value={roles} onChange={setRoles} />
      </Group>
      <Text size="xs" c="dimmed" mb={10}>
        {t.previewHint}
      </Text>
      <Preview roles={roles} record={record} />
    </section>
  );
}

function Preview({ roles, record }: { readonly roles: readonly string[]; readonly record: string | null }) {
  const t = useFormTexts();
  const { model: live } = useDraftEditing();
  const { document } = useParts();
  const liveEntity = entityWithId(live, document['entity']);
  const model = usePreviewModel(roles);
  const values = useQuery({
    queryKey: ['preview-record', liveEntity?.name, record],
    queryFn: async () => (liveEntity && record ? readRecord(liveEntity.name, record, expandOf(liveEntity.fields)) : {}),
    retry: false,
  });
  const named = model.data && entityWithId(model.data.model, document['entity'])?.name;
  const rows = named === undefined ? undefined : model.data?.rows[named];
  const reach = useQuery({
    queryKey: ['preview-reach', liveEntity?.name, record, rows],
    enabled: model.isSuccess,
    queryFn: async () => {
      const isIn = async (filter: Filter | undefined) =>
        !liveEntity ||
        record === null ||
        filter === undefined ||
        (await listRecords(liveEntity.name, { filter: { and: [{ id: record }, filter] }, fields: ['id'], limit: 1 }))
          .items.length > 0;
      const [isSeen, mayChange] = await Promise.all([isIn(rows?.read), isIn(rows?.update)]);
      return { isSeen, mayChange };
    },
    retry: false,
  });
  const error = model.error ?? values.error ?? reach.error;
  if (error)
    return statusOfError(error) === 422 ? <Text size="sm">{t.previewErrors}</Text> : <ProblemText error={error} />;
  if (!model.data || !values.data || !reach.data) return <Text size="sm">{t.previewWaits}</Text>;
  const { id, kind, entity: of } = document;
  const { model: seen, rows: seenRows } = model.data;
  const entity = entityWithId(seen, of);
  const forms = kind === 'journal' ? seen.journals : seen.forms;
  const form = forms.find((one) => one.id === id);
  if (!entity || !form) return <Text size="sm">{t.previewNoForm}</Text>;
  if (!reach.data.isSeen) return <Text size="sm">{t.previewNoRecord}</Text>;
  return (
    <div className="ld-preview-page">
      <FormPreview
        key={`${record} ${roles.join()}`}
        model={seen}
        live={live}
        record={record}
        entity={entity}
        form={form}
        values={values.data}
        isClosed={!reach.data.mayChange}
        rows={Object.fromEntries(Object.entries(seenRows).map(([name, one]) => [name, one.read]))}
      />
    </div>
  );
}
