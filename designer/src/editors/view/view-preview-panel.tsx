import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { ProblemText, statusOfError, useLabel } from '@leitwerk/runtime-ui/renderer';
import { ViewPreview } from '@leitwerk/runtime-ui/view';
import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { SeenDraft } from '../../client/evaluation.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { useFormTexts } from '../../i18n/form-texts.ts';
import { PreviewRoles } from '../preview/preview-roles.tsx';
import { usePreviewModel } from '../preview/use-preview-model.ts';
import './view-preview.css';

/** The view with the records that the reader may see, as the draft has it and with what certain roles would see of them. */
export function ViewPreviewPanel({ document }: { readonly document: Plain }) {
  const t = useFormTexts();
  const { model: live } = useDraftEditing();
  const [roles, setRoles] = useState<string[]>([]);
  const model = usePreviewModel(roles);
  return (
    <section className="ld-preview" aria-label={t.preview}>
      <Group gap={12} align="flex-end" mb={4}>
        <PreviewRoles value={roles} onChange={setRoles} />
      </Group>
      <Text size="xs" c="dimmed" mb={10}>
        {t.viewPreviewHint}
      </Text>
      {model.error &&
        (statusOfError(model.error) === 422 ? (
          <Text size="sm">{t.previewErrors}</Text>
        ) : (
          <ProblemText error={model.error} />
        ))}
      {!model.error &&
        (model.data ? (
          <Preview key={roles.join()} seen={model.data} live={live} document={document} />
        ) : (
          <Text size="sm">{t.previewWaits}</Text>
        ))}
    </section>
  );
}

function Preview({
  seen: { model, rows },
  live,
  document,
}: {
  readonly seen: SeenDraft;
  readonly live: EffectiveModel;
  readonly document: Plain;
}) {
  const t = useFormTexts();
  const label = useLabel();
  const entity = entityWithId(model, document['entity']);
  const view = model.views.find(({ id }) => id === document['id']);
  const known = entityWithId(live, document['entity']);
  if (!entity || !view) return <Text size="sm">{t.previewNoView}</Text>;
  if (known?.name !== entity.name) return <Text size="sm">{t.previewNotLive}</Text>;
  const named = new Set([...(view.columns ?? []), ...(view.sums ?? []), view.group, view.start, view.end]);
  const isUnknown = ({ id, name, type }: (typeof entity.fields)[number]): boolean =>
    named.has(id) && !known.fields.some((field) => field.id === id && field.name === name && field.type === type);
  const unknown = entity.fields.filter(isUnknown);
  return (
    <>
      {unknown.length > 0 && (
        <Text size="sm" mb={8} role="note">
          {t.previewUnknown(unknown.map((field) => label(field.label)).join(', '))}
        </Text>
      )}
      <div className="ld-view-preview">
        <ViewPreview model={model} live={live} view={view} rows={rows[entity.name]?.read} />
      </div>
    </>
  );
}
