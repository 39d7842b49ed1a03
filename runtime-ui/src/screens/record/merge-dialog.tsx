import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mergeRecords, planMerge } from '../../client/merges.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { OpenRecord } from '../../client/records.ts';
import { readRecord } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { FieldInput } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { expandOf, fieldNamed, fieldsOf } from '../../model/fields-of.ts';
import { useModel } from '../../model/model-context.tsx';
import { titleOfRecord } from '../../model/title-of-record.ts';
import type { Choice } from '../../values/choice.ts';
import { choiceOf } from '../../values/choice.ts';
import { isNothing } from '../../values/equal-values.ts';
import { changedFields, patchFromValues } from '../../values/patch-from-values.ts';
import { MergeFields } from './merge-fields.tsx';
import { useUndoMerge } from './use-undo-merge.tsx';

type Props = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly title: string;
  /** The record that goes, where it is known already. */
  readonly given: Choice | null;
  /** Fields that this person may change. */
  readonly isOpen: (field: FieldModel) => boolean;
  readonly onClose: () => void;
};

/** Another record is merged into this one: which one, whose values shall be, and what moves along. */
export function MergeDialog({ entity, record, title, given, isOpen, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const model = useModel();
  const { refresh, announce } = useUndoMerge(entity, record.id);
  const [chosen, setChosen] = useState<Choice | null>(given);
  const [takes, setTakes] = useState<Readonly<Record<string, boolean>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const other = useQuery({
    queryKey: queryKeys.record(entity.name, chosen?.id ?? ''),
    enabled: chosen !== null,
    queryFn: () => readRecord(entity.name, chosen?.id ?? '', expandOf(fieldsOf(entity))),
  });
  const plan = useQuery({
    queryKey: queryKeys.mergePlan(entity.name, record.id, chosen?.id ?? ''),
    enabled: chosen !== null,
    gcTime: 0,
    queryFn: () => planMerge(entity.name, record.id, chosen?.id ?? ''),
  });
  const differing = other.data ? changedFields(entity.fields.filter(isOpen), record, other.data) : [];
  const isTaken = ({ name }: FieldModel): boolean => takes[name] ?? isNothing(record[name]);
  const merge = async (): Promise<void> => {
    if (!other.data) return;
    setBusy(true);
    setFailure(null);
    try {
      const taken = differing.filter(isTaken);
      const merged = { ...record, ...Object.fromEntries(taken.map(({ name }) => [name, other.data[name]])) };
      const id = await mergeRecords(entity.name, record, other.data, patchFromValues(taken, record, merged));
      onClose();
      announce(id, titleOfRecord(entity, other.data, language));
      await refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('mergeTitle', { title })} size="xl">
      <Stack gap="md">
        <FieldInput
          id="merge-other"
          field={pickerField(entity, record.id)}
          value={chosen}
          label={t('mergeOther')}
          help={t('mergeText')}
          error={undefined}
          required
          onChange={(value) => {
            setChosen(choiceOf(value) ?? null);
            setTakes({});
            setFailure(null);
          }}
          onProblem={() => undefined}
        />
        {other.error && <ProblemText error={other.error} />}
        {other.data && (
          <MergeFields
            fields={differing}
            titles={[title, titleOfRecord(entity, other.data, language)]}
            values={[record, other.data]}
            isTaken={isTaken}
            onTake={(name, isOther) => setTakes({ ...takes, [name]: isOther })}
          />
        )}
        {plan.data && (
          <Text size="sm">
            {plan.data.length === 0
              ? t('mergeMovesNothing')
              : t('mergeMoves', {
                  list: plan.data
                    .map(({ entity: name, field, count }) => {
                      const moved = model.entities[name];
                      const by = moved && fieldNamed(moved, field);
                      return `${count} × ${label(moved?.labelPlural) || name}${by ? ` (${label(by.label)})` : ''}`;
                    })
                    .join(', '),
                })}
          </Text>
        )}
        {failure !== null && <ProblemText error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={() => void merge()} loading={busy} disabled={!other.data || !plan.data}>
            {t('merge')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const pickerField = (entity: EntityModel, except: string): FieldModel => ({
  id: 'other',
  name: 'other',
  type: 'reference',
  label: entity.label,
  entity: entity.name,
  filter: { id: { ne: except } },
});
