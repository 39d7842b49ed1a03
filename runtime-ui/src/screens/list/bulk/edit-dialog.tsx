import { fillsItself } from '@leitwerk/metadata/fills-itself';
import { ActionIcon, Box, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { startBulk } from '../../../client/runs.ts';
import { InputContext } from '../../../controls/widget-context.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { FieldModel } from '../../../model/definitions.ts';
import { useRights } from '../../../model/model-context.tsx';
import { RecordForm } from '../../../renderer/record-form.tsx';
import { plainValues } from '../../../values/plain-from-shown.ts';
import { AnyInput } from '../../../widgets/any-input.tsx';
import type { BulkActionProps } from '../bulk-action.ts';
import { bulkTexts } from './bulk-texts.ts';
import { RunDialog } from './run-dialog.tsx';
import { useBegin, wireSelection } from './use-begin.ts';

/** Which fields get which values. A chosen field that is left empty is cleared. */
export function EditDialog({ entity, selection, onDone, onClose }: BulkActionProps & { readonly onClose: () => void }) {
  const t = useOwnTexts(bulkTexts);
  const label = useLabel();
  const { readOnlyFields } = useRights(entity.name);
  const [chosen, setChosen] = useState<readonly FieldModel[]>([]);
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const { run, message, busy, begin } = useBegin();
  const offered = entity.fields.filter(
    (field) =>
      !fillsItself(field) &&
      field.status === undefined &&
      !readOnlyFields.includes(field.name) &&
      !ONE_BY_ONE.has(field.type) &&
      !field.unique &&
      !chosen.includes(field),
  );
  const remove = (field: FieldModel): void => {
    setChosen(chosen.filter((one) => one !== field));
    setValues(Object.fromEntries(Object.entries(values).filter(([name]) => name !== field.name)));
    setProblems(Object.fromEntries(Object.entries(problems).filter(([name]) => name !== field.name)));
  };
  const start = (): void => {
    const plain = plainValues(values, chosen);
    const given = Object.fromEntries(chosen.map(({ name }) => [name, plain[name] ?? null]));
    void begin(() => startBulk(entity.name, wireSelection(selection), { action: 'update', values: given }));
  };
  if (run) return <RunDialog id={run} onClose={onDone} />;
  return (
    <Modal opened onClose={onClose} title={t.editTitle(selection.count)} size="lg">
      <Stack gap="sm">
        <InputContext value={AnyInput}>
          {chosen.map((field) => (
            <Group key={field.id} align="flex-end" wrap="nowrap" gap="xs">
              <Box style={{ flex: 1 }} className="lw-bulk-field">
                <RecordForm
                  sections={[{ id: field.id, columns: 1, fields: [{ field, span: 1, required: false }] }]}
                  values={values}
                  rules={null}
                  errors={problems}
                  isLocked={() => false}
                  onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
                  onProblem={(name, text) =>
                    setProblems(({ [name]: _before, ...rest }) => (text === null ? rest : { ...rest, [name]: text }))
                  }
                />
              </Box>
              <ActionIcon aria-label={t.removeField(label(field.label))} mb={4} onClick={() => remove(field)}>
                <IconX size={16} />
              </ActionIcon>
            </Group>
          ))}
        </InputContext>
        <Select
          aria-label={t.field}
          placeholder={t.addField}
          data={offered.map((field) => ({ value: field.id, label: label(field.label) }))}
          value={null}
          searchable
          onChange={(id) => {
            const field = offered.find((one) => one.id === id);
            if (field) setChosen([...chosen, field]);
          }}
        />
        <Text size="xs" c="dimmed">
          {t.editHint}
        </Text>
        {message && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button loading={busy} disabled={chosen.length === 0 || Object.keys(problems).length > 0} onClick={start}>
            {t.edit}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Types whose values belong to one record. */
const ONE_BY_ONE: ReadonlySet<FieldModel['type']> = new Set(['file', 'image', 'child-rows', 'json']);
