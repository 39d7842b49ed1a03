import { expandOf, FormPreview, ProblemText, readRecord, statusOfError } from '@leitwerk/runtime-ui/renderer';
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
  const error = model.error ?? values.error;
  if (error)
    return statusOfError(error) === 422 ? <Text size="sm">{t.previewErrors}</Text> : <ProblemText error={error} />;
  if (!model.data || !values.data) return <Text size="sm">{t.previewWaits}</Text>;
  const { id, kind, entity: of } = document;
  const entity = entityWithId(model.data, of);
  const forms = kind === 'journal' ? model.data.journals : model.data.forms;
  const form = forms.find((one) => one.id === id);
  if (!entity || !form) return <Text size="sm">{t.previewNoForm}</Text>;
  return (
    <div className="ld-preview-page">
      <FormPreview
        key={`${record} ${roles.join()}`}
        model={model.data}
        live={live}
        record={record}
        entity={entity}
        form={form}
        values={values.data}
      />
    </div>
  );
}
