import { fillsItself } from '@leitwerk/metadata/fills-itself';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { NEW_RECORD } from '../../client/drafts.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { createRecord } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { journalsFor } from '../../model/choose-definitions.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import { BrokenRules } from '../../renderer/broken-rules.tsx';
import { fieldsOfLayout, layoutFromForm, layoutFromJournal, plainLayout } from '../../renderer/layout.ts';
import { RecordForm } from '../../renderer/record-form.tsx';
import { useEditor } from '../../renderer/use-editor.ts';
import { useFirstError } from '../../renderer/use-first-error.ts';
import { useFormFor } from '../../renderer/use-form-for.ts';
import { useRules } from '../../renderer/use-rules.ts';
import { isNothing } from '../../values/equal-values.ts';
import { plainValues } from '../../values/plain-from-shown.ts';
import { DraftNotice } from './draft-notice.tsx';
import { Duplicates } from './duplicates.tsx';
import { isInDialog } from './is-in-dialog.ts';
import { startValues } from './start-values.ts';
import { useDraft } from './use-draft.ts';

/** The form of a record that is not there yet, on a page of its own or in a dialog over another. */
export function NewRecordForm({
  entity,
  preset,
  isDialog,
  onCreated,
  onCancel,
}: {
  readonly entity: EntityModel;
  readonly preset: Values | undefined;
  readonly isDialog: boolean;
  readonly onCreated: (record: WireRecord) => Promise<void> | void;
  readonly onCancel: () => void;
}) {
  const model = useModel();
  const t = useText();
  const label = useLabel();
  const client = useQueryClient();
  const { user } = useSignedIn();
  const journals = journalsFor(model, entity.name);
  const typeField = entity.fields.find((field) => field.journal);
  const [initial] = useState(() =>
    startValues(entity, typeField ? { [typeField.name]: journals[0]?.id, ...preset } : preset, user),
  );
  const editor = useEditor(entity.fields, initial);
  const journal = journals.find((one) => one.id === editor.edited[typeField?.name ?? '']);
  const short = useFormFor(entity, 'create', editor.edited);
  const whole = useFormFor(entity, 'record', editor.edited);
  const form = short ?? whole;
  const layout = useMemo(() => {
    if (journal) {
      const own = layoutFromJournal(entity, journal);
      const placed = new Set(fieldsOfLayout(own));
      // Where the entry was begun from is shown even if the form of its kind does not ask for it.
      const links = entity.fields.filter(
        (field) => field.type === 'reference' && !placed.has(field) && initial[field.name] !== undefined,
      );
      return links.length > 0 ? [...plainLayout(entity, links), ...own] : own;
    }
    return form ? layoutFromForm(entity, form) : plainLayout(entity);
  }, [entity, form, initial, journal]);
  const rules = useRules(entity, layout, editor.edited, user.id);
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const isDone = useRef(false);
  const scope = isDialog ? 'new-' : '';
  const draft = useDraft({
    entity,
    record: NEW_RECORD,
    stored: initial,
    typed: Object.fromEntries(Object.entries(editor.edited).filter(([, value]) => !isNothing(value))),
    isDirty: editor.changed.length > 0,
    baseVersion: null,
    enabled: true,
  });
  useBlocker({
    shouldBlockFn: () => !isDone.current && editor.changed.length > 0 && !window.confirm(t('leaveText')),
    enableBeforeUnload: () => !isDone.current && editor.changed.length > 0,
  });
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const given = Object.fromEntries(
        Object.entries(plainValues(editor.edited, entity.fields)).filter(([, value]) => !isNothing(value)),
      );
      const record = await createRecord(entity.name, given);
      isDone.current = true;
      draft.end();
      void client.invalidateQueries({ queryKey: queryKeys.entity(entity.name) });
      await onCreated(record);
    } catch (error) {
      setMessage(editor.fail(error));
    } finally {
      setBusy(false);
    }
  };
  useHotkeys([['mod+S', (event) => void (isInDialog(event) === isDialog && !editor.isTypedWrong && save())]], []);
  useFirstError(editor.errors, message, scope);
  // What fills itself has nothing to say before the record is there.
  const sections = layout
    .flatMap((tab) => tab.sections)
    .map((section) => ({
      ...section,
      fields: section.fields.filter(({ field }) => !fillsItself(field) || !isNothing(editor.edited[field.name])),
    }));
  return (
    <>
      {typeField && journals.length > 1 && (
        <Box mb="md" style={{ overflowX: 'auto' }}>
          <SegmentedControl
            aria-label={label(typeField.label)}
            value={String(editor.edited[typeField.name] ?? '')}
            onChange={(id) => editor.change(typeField.name, id)}
            data={journals.map((one) => ({ value: one.id, label: label(one.label) }))}
          />
        </Box>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {draft.found && (
          <DraftNotice
            draft={draft.found}
            fields={draft.differing}
            isOutdated={false}
            onTakeOver={() => {
              editor.reset({ ...editor.edited, ...draft.found?.values });
              draft.takeOver();
            }}
            onDiscard={draft.forget}
          />
        )}
        <Duplicates entity={entity} values={editor.edited} />
        <RecordForm
          scope={scope}
          entity={entity}
          sections={sections}
          values={editor.edited}
          rules={rules}
          errors={editor.errors}
          isLocked={fillsItself}
          onChange={editor.change}
          onProblem={editor.problem}
        />
        <BrokenRules rules={rules} shown={Object.keys(editor.errors).length > 0} />
        {message && (
          <Text c="var(--mantine-color-error)" size="sm" role="alert" mb="sm">
            {message}
          </Text>
        )}
        <Group justify="flex-end">
          <Text size="sm" c="dimmed" role="status">
            {draft.isKept && t('draftKept')}
          </Text>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={editor.isTypedWrong}>
            {t('create')}
          </Button>
        </Group>
      </form>
    </>
  );
}
