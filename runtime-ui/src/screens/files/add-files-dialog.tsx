import { fillsItself } from '@leitwerk/metadata/fills-itself';
import { Box, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isTimelineWith, queryKeys } from '../../client/query-keys.ts';
import type { OpenRecord } from '../../client/records.ts';
import { InputContext } from '../../controls/widget-context.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { FileTarget } from '../../model/file-targets.ts';
import { RecordForm } from '../../renderer/record-form.tsx';
import { isNothing } from '../../values/equal-values.ts';
import { plainValues } from '../../values/plain-from-shown.ts';
import { AnyInput } from '../../widgets/any-input.tsx';
import { filesTexts } from './files-texts.ts';
import { nameFieldOf } from './store-upload.ts';
import type { Upload } from './upload.ts';
import { isMoving, isSettled } from './upload.ts';
import { UploadLine } from './upload-line.tsx';
import type { GivenFile } from './use-given-files.ts';
import { useUploads } from './use-uploads.ts';

type Props = {
  readonly record: OpenRecord;
  readonly targets: readonly FileTarget[];
  readonly given: readonly GivenFile[];
  readonly onClose: () => void;
};

/** What a record for a file must have and nobody has said yet. */
const askedOf = (target: FileTarget | undefined) =>
  target?.kind !== 'related'
    ? []
    : target.entity.fields.filter(
        (field) =>
          field.required === true &&
          field.default === undefined &&
          !fillsItself(field) &&
          field !== target.via &&
          field !== target.field &&
          field !== nameFieldOf(target),
      );

/** Where given files go, what is missing for that, and how far each is. Begins by itself when there is nothing to ask. */
export function AddFilesDialog({ record, targets, given, onClose }: Props) {
  const t = useOwnTexts(filesTexts);
  const label = useLabel();
  const client = useQueryClient();
  const [key, setKey] = useState(targets[0]?.key ?? '');
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const target = targets.find((one) => one.key === key);
  const asked = askedOf(target);
  const { uploads, change, start, isStarted } = useUploads(record.id, given.map(uploadOf(t.folder)));
  const isBusy = uploads.some(isMoving);
  const isAllSettled = uploads.every(isSettled);
  const done = uploads.filter((one) => one.state === 'done').length;

  const begin = (chosen: FileTarget | undefined) => {
    if (!chosen) return;
    const most = chosen.field.maxSize;
    const ready = uploads.filter((one) => one.state === 'waiting');
    for (const [index, { key: one, file }] of ready.entries()) {
      const isTooLarge = most !== undefined && file.size > most;
      const hasRoom = chosen.kind === 'related' || chosen.field.multiple === true || index === 0;
      if (isTooLarge) change(one, { state: 'refused', isFinal: true, message: t.tooLarge(String(most / 1_000_000)) });
      else if (!hasRoom) change(one, { state: 'refused', isFinal: true, message: t.onlyOne });
    }
    start({ target: chosen, values: plainValues(values, chosen.entity.fields) });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (targets.length === 1 && asked.length === 0) begin(target);
  }, []);
  useEffect(() => {
    if (done === 0 || !target) return;
    void client.invalidateQueries({ queryKey: queryKeys.entity(target.entity.name) });
    void client.invalidateQueries({ predicate: ({ queryKey }) => isTimelineWith(queryKey, target.entity.name) });
    void client.invalidateQueries({ queryKey: queryKeys.recordFiles('', '').slice(0, 1) });
  }, [client, done, target]);
  useEffect(() => {
    if (!isStarted || !isAllSettled) return;
    if (done > 0) notifications.show({ color: 'teal', message: t.added(done) });
    onClose();
  }, [isStarted, isAllSettled, done, onClose, t]);
  const leave = () => {
    if (!isBusy || window.confirm(t.leave)) onClose();
  };
  const isComplete = asked.every((field) => !isNothing(values[field.name])) && Object.keys(problems).length === 0;
  return (
    <Modal opened onClose={leave} title={t.addTitle} size="lg" closeOnClickOutside={false}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          begin(target);
        }}
      >
        <Stack gap="sm">
          {!isStarted && targets.length > 1 && (
            <Select
              label={t.target}
              data-autofocus
              allowDeselect={false}
              value={key}
              onChange={(next) => {
                setKey(next ?? '');
                setValues({});
                setProblems({});
              }}
              data={targets.map((one) => ({ value: one.key, label: wordsFor(one, targets, label, t.newVersion) }))}
            />
          )}
          {!isStarted && asked.length > 0 && (
            <InputContext value={AnyInput}>
              {given.length > 1 && (
                <Text size="xs" c="dimmed">
                  {t.forAll}
                </Text>
              )}
              <RecordForm
                scope="files-"
                sections={[
                  { id: 'asked', columns: 1, fields: asked.map((field) => ({ field, span: 1, required: true })) },
                ]}
                values={values}
                rules={null}
                errors={problems}
                isLocked={() => false}
                onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
                onProblem={(name, text) =>
                  setProblems(({ [name]: _before, ...rest }) => (text === null ? rest : { ...rest, [name]: text }))
                }
              />
            </InputContext>
          )}
          <Box component="ul" className="lw-uploads">
            {uploads.map((upload) => (
              <UploadLine key={upload.key} upload={upload} onChange={(next) => change(upload.key, next)} />
            ))}
          </Box>
          <Group justify="space-between">
            <Text size="sm" c="dimmed" role="status">
              {isStarted &&
                t.progress(uploads.filter((one) => isSettled(one) || one.state === 'refused').length, uploads.length)}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={leave}>
                {isStarted && !isBusy ? t.close : t.cancel}
              </Button>
              {!isStarted && (
                <Button type="submit" disabled={!isComplete || uploads.every((one) => one.state === 'refused')}>
                  {t.start}
                </Button>
              )}
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const uploadOf =
  (folder: string) =>
  ({ file, isFolder }: GivenFile, key: number): Upload => ({
    key,
    file,
    part: 0,
    state: isFolder ? 'refused' : 'waiting',
    ...(isFolder && { message: folder, isFinal: true }),
  });

/** What a place for files is called; with its fields where the entity alone would not tell. */
function wordsFor(
  target: FileTarget,
  all: readonly FileTarget[],
  label: ReturnType<typeof useLabel>,
  newVersion: (field: string) => string,
): string {
  if (target.kind === 'own') {
    return target.field.multiple ? label(target.field.label) : newVersion(label(target.field.label));
  }
  const isAlone = all.filter((one) => one.entity === target.entity).length === 1;
  return isAlone
    ? label(target.entity.label)
    : `${label(target.entity.label)}: ${label(target.field.label)} (${label(target.via.label)})`;
}
