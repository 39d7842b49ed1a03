import { fillsItself } from '@leitwerk/metadata/fills-itself';
import { Box, Group, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { getRouteApi, useBlocker, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { fieldsWithIds } from '../../model/fields-of.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { isVeiled, rightsOnRecord } from '../../model/rights-on-record.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { BrokenRules } from '../../renderer/broken-rules.tsx';
import { layoutFromForm, plainLayout, tabOfField } from '../../renderer/layout.ts';
import { RecordForm } from '../../renderer/record-form.tsx';
import { useFirstError } from '../../renderer/use-first-error.ts';
import { useFormFor } from '../../renderer/use-form-for.ts';
import { useRules } from '../../renderer/use-rules.ts';
import type { Choice } from '../../values/choice.ts';
import { FileDropLayer } from '../files/file-drop-layer.tsx';
import { FilePreviewProvider } from '../files/file-preview-provider.tsx';
import { useRecent } from '../shell/known-records.ts';
import { Duplicates } from './duplicates.tsx';
import { isInDialog } from './is-in-dialog.ts';
import { JournalButtons } from './journal-buttons.tsx';
import { PendingSlot } from './pending/pending-slot.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordHeader } from './record-header.tsx';
import { RecordTabs } from './record-tabs.tsx';
import { SaveBar } from './save-bar.tsx';
import { StatusPath } from './status-path.tsx';
import { Timeline } from './timeline.tsx';
import { useDeleteRecord } from './use-delete-record.tsx';
import { useDraft } from './use-draft.ts';
import { useRecordEditing } from './use-record-editing.ts';

const ProcessPanel = lazy(async () => ({ default: (await import('./processes/process-panel.tsx')).ProcessPanel }));
const RelatedList = lazy(async () => ({ default: (await import('./related-list.tsx')).RelatedList }));
const DraftNotice = lazy(async () => ({ default: (await import('./draft-notice.tsx')).DraftNotice }));
const OriginsDialog = lazy(async () => ({ default: (await import('./origins/origins-dialog.tsx')).OriginsDialog }));
const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.tsx')).MergeDialog }));

const route = getRouteApi('/records/$entity/$id');

/** Files stay with the record that they were uploaded to, and a status changes by its steps. */
const isMergeable = (field: FieldModel): boolean =>
  field.type !== 'file' && field.type !== 'image' && field.status === undefined;

// Rarely needed.
const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog }));

/** A record with its status, form, related records and timeline. */
export function RecordPage({ entity, record }: { readonly entity: EntityModel; readonly record: OpenRecord }) {
  const model = useModel();
  const t = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { user } = useSignedIn();
  const rights = rightsOnRecord(useRights(entity.name), record);
  const { remember } = useRecent();
  const title = titleOfRecord(entity, record, language);
  const editing = useRecordEditing(entity, record);
  const { editor, isDirty } = editing;
  const form = useFormFor(entity, 'record', editor.edited);
  const layout = useMemo(() => (form ? layoutFromForm(entity, form) : plainLayout(entity)), [entity, form]);
  const rules = useRules(entity, layout, editor.edited, user.id);
  const remove = useDeleteRecord(entity, record, title);
  const draft = useDraft({
    entity,
    record: record.id,
    stored: editing.stored,
    typed: Object.fromEntries(editor.changed.map(({ name }) => [name, editor.edited[name]])),
    isDirty,
    baseVersion: editing.stored.version,
    enabled: rights.actions.includes('update'),
  });
  const save = async (...given: Parameters<typeof editing.save>): Promise<void> => {
    if (await editing.save(...given)) draft.forget();
  };

  useEffect(() => remember({ entity: entity.name, id: record.id, title }), [entity.name, record.id, title, remember]);
  useBlocker({ shouldBlockFn: () => isDirty && !window.confirm(t('leaveText')), enableBeforeUnload: () => isDirty });
  useFirstError(editor.errors, editing.message);
  useHotkeys([['mod+S', (event) => void (isDirty && !isInDialog(event) && !editor.isTypedWrong && save())]], []);

  const mayMerge = rights.actions.includes('update') && rights.actions.includes('delete') && !isDirty;
  const [showsOrigins, setShowsOrigins] = useState(false);
  const [merging, setMerging] = useState<{ readonly given: Choice | null } | null>(null);

  const isLocked = (field: FieldModel): boolean =>
    !rights.actions.includes('update') || rights.readOnlyFields.includes(field.name) || fillsItself(field);
  const tabs = layout.filter((tab) => tab.visibleWhen === undefined || rules?.shown[tab.visibleWhen] !== false);
  const wrong = Object.keys(editor.errors);
  const showTab = (tab: string | null) =>
    void navigate({
      to: '/records/$entity/$id',
      params: { entity: entity.name, id: record.id },
      search: tab ? { tab } : {},
      replace: true,
      ignoreBlocker: true,
    });
  return (
    <FilePreviewProvider record={{ entity, id: record.id }}>
      <Stack gap={0} className="lw-screen">
        <RecordHeader
          entity={entity}
          record={record}
          title={title}
          keyFacts={fieldsWithIds(entity, form?.keyFacts ?? [])}
          mayDelete={rights.actions.includes('delete')}
          isDirty={isDirty}
          onDelete={() => void remove()}
          onShowOrigins={() => setShowsOrigins(true)}
          onMerge={mayMerge ? () => setMerging({ given: null }) : undefined}
        />
        <RecordActions entity={entity} record={record} title={title} />
        <StatusPath entity={entity} record={record} isDirty={isDirty} onDone={editing.refresh} />
        {model.processes.includes(entity.name) && (
          <Suspense>
            <ProcessPanel entity={entity} record={record} isDirty={isDirty} onDone={editing.refresh} />
          </Suspense>
        )}
        {model.processes.includes(entity.name) && <PendingSlot entity={entity} record={record} />}
        <Box className="lw-record">
          <Box className="lw-record-main">
            {isVeiled(record) && (
              <Text size="sm" c="dimmed">
                {t('veiled')}
              </Text>
            )}
            {draft.found && (
              <Suspense>
                <DraftNotice
                  draft={draft.found}
                  fields={draft.differing}
                  isOutdated={draft.found.baseVersion !== editing.stored.version}
                  onTakeOver={() => {
                    editor.reset({ ...editor.edited, ...draft.found?.values });
                    draft.takeOver();
                  }}
                  onDiscard={draft.forget}
                />
              </Suspense>
            )}
            <Duplicates
              entity={entity}
              values={editing.stored}
              except={record.id}
              onMerge={mayMerge ? (given) => setMerging({ given }) : undefined}
            />
            <RecordTabs
              tabs={tabs}
              active={tabs.find((tab) => tab.id === search.tab) ?? tabs[0]}
              isWrong={(tab) => wrong.some((name) => tabOfField(layout, name) === tab)}
              onChange={showTab}
            >
              {(tab) => (
                <>
                  <RecordForm
                    entity={entity}
                    sections={tab.sections}
                    values={editor.edited}
                    rules={rules}
                    errors={editor.errors}
                    isLocked={isLocked}
                    onChange={editor.change}
                    onProblem={editor.problem}
                  />
                  <Suspense>
                    {tab.related.map((related) => (
                      <RelatedList
                        key={`${related.entity} ${related.via}`}
                        definition={related}
                        id={record.id}
                        title={title}
                      />
                    ))}
                  </Suspense>
                </>
              )}
            </RecordTabs>
            <BrokenRules rules={rules} shown={isDirty} />
          </Box>
          <Box className="lw-record-side">
            <Group gap="xs">
              <JournalButtons entity={entity} id={record.id} title={title} />
              <FileDropLayer entity={entity} record={record} title={title} />
            </Group>
            <Timeline entity={entity} id={record.id} />
          </Box>
        </Box>
        {isDirty && (
          <SaveBar
            changes={editor.changed.length}
            message={editing.message}
            isKept={draft.isKept}
            busy={editing.busy}
            disabled={editor.isTypedWrong}
            onDiscard={() => {
              editing.discard();
              draft.forget();
            }}
            onSave={() => void save()}
          />
        )}
        {showsOrigins && (
          <Suspense>
            <OriginsDialog entity={entity} record={record} onClose={() => setShowsOrigins(false)} />
          </Suspense>
        )}
        {merging && (
          <Suspense fallback={null}>
            <MergeDialog
              entity={entity}
              record={editing.stored}
              title={title}
              given={merging.given}
              isOpen={(field) => !isLocked(field) && isMergeable(field)}
              onClose={() => setMerging(null)}
            />
          </Suspense>
        )}
        {editing.theirs && (
          <Suspense>
            <ConflictDialog
              fields={entity.fields}
              base={editing.stored}
              mine={editor.edited}
              theirs={editing.theirs}
              onClose={editing.settle}
              onSave={(merged) => void save(merged, editing.theirs ?? editing.stored)}
            />
          </Suspense>
        )}
      </Stack>
    </FilePreviewProvider>
  );
}
