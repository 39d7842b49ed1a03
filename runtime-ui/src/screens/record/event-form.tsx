import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import { Button, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import { useLabel } from '../../i18n/language.ts';
import type { EntityModel, Values } from '../../model/definitions.ts';
import { fieldWithId } from '../../model/fields-of.ts';
import type { Layout } from '../../renderer/layout.ts';
import { RecordForm } from '../../renderer/record-form.tsx';
import { useEditor } from '../../renderer/use-editor.ts';
import { useFirstError } from '../../renderer/use-first-error.ts';
import { useRules } from '../../renderer/use-rules.ts';
import { patchFromValues } from '../../values/patch-from-values.ts';

type Props = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  /** Of the event. */
  readonly label: Label;
  /** Fields by id. */
  readonly input: readonly { readonly field: string; readonly required?: boolean }[];
  /** What it throws is shown, at its field where it belongs to one. */
  readonly onSend: (values: Values) => Promise<void>;
};

/** The record's own form has the same fields beside it. */
const SCOPE = 'event-';

/** What an event of a status or a process asks for. */
export function EventForm({ entity, record, label: given, input, onSend }: Props) {
  const label = useLabel();
  const { user } = useSignedIn();
  const layout = useMemo((): Layout => {
    const fields = input.flatMap((one) => {
      const field = fieldWithId(entity, one.field);
      return field ? [{ field, span: 1, required: one.required === true }] : [];
    });
    return [{ id: 'step', label: given, related: [], sections: [{ id: 'input', columns: 2, fields }] }];
  }, [given, input, entity]);
  const sections = layout[0]?.sections ?? [];
  const fields = useMemo(() => sections.flatMap((section) => section.fields.map((one) => one.field)), [sections]);
  const editor = useEditor(fields, record);
  const rules = useRules(entity, layout, editor.edited, user.id);
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  useFirstError(editor.errors, message, SCOPE);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await onSend(patchFromValues(fields, record, editor.edited));
    } catch (error) {
      setMessage(editor.fail(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RecordForm
        scope={SCOPE}
        sections={sections}
        values={editor.edited}
        rules={rules && { ...rules, fields: {} }}
        errors={editor.errors}
        isLocked={() => false}
        onChange={editor.change}
        onProblem={editor.problem}
      />
      {message && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert" mb="sm">
          {message}
        </Text>
      )}
      <Group justify="flex-end">
        <Button type="submit" loading={busy} disabled={editor.isTypedWrong}>
          {label(given)}
        </Button>
      </Group>
    </form>
  );
}
