import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { use, useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { hasEnded } from '../../client/runs.ts';
import type { TariffSetup } from '../../client/tariff.ts';
import { recalculateContracts } from '../../client/tariff.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { NavigateContext, recordAddress } from '../../controls/record-link.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useEntity } from '../../model/model-context.tsx';
import { AnyInput } from '../../widgets/any-input.tsx';
import { wireSelection } from '../list/bulk/use-begin.ts';
import type { Selection } from '../list/selection.ts';
import { RunButtons } from '../runs/run-buttons.tsx';
import { RunReport } from '../runs/run-report.tsx';
import { useRun } from '../runs/use-run.ts';
import { recalculateTexts } from './recalculate-texts.ts';

type Props = {
  readonly selection: Selection;
  readonly names: NonNullable<TariffSetup['recalculations']>;
  readonly onClose: () => void;
};

/** Asks for the day and the price sheet, begins, shows how far it is, and leads to the result. */
export function RecalculateDialog({ selection, names, onClose }: Props) {
  const t = useOwnTexts(recalculateTexts);
  const label = useLabel();
  const client = useQueryClient();
  const navigate = use(NavigateContext);
  const sheets = useEntity(names.priceSheets);
  const [name, setName] = useState('');
  const [keyDate, setKeyDate] = useState<string | null>(null);
  const [sheet, setSheet] = useState<unknown>(null);
  const begin = useMutation({
    mutationFn: (day: string) =>
      recalculateContracts({
        name,
        keyDate: day,
        ...(typeof sheet === 'string' && { priceSheet: sheet }),
        ...wireSelection(selection),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.runs });
      void client.invalidateQueries({ queryKey: queryKeys.entity(names.result) });
    },
  });
  const run = useRun(begin.data?.run.id ?? null);
  const open = (): void => {
    if (!begin.data) return;
    const { entity, id } = begin.data.result;
    void client.invalidateQueries({ queryKey: queryKeys.entity(entity) });
    navigate(recordAddress(entity, id));
  };
  return (
    <Modal opened onClose={onClose} title={t.title(selection.count)} size="lg">
      {begin.data ? (
        <Stack gap="sm" aria-live="polite">
          {run && <RunReport run={run} showProblems={hasEnded(run)} />}
          {run && <RunButtons run={run} />}
          <Group justify="flex-end">
            <Button onClick={open}>{t.open}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t.text}
          </Text>
          <TextInput
            label={t.name}
            value={name}
            required
            maxLength={120}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <AnyInput
            id="recalculate-key-date"
            field={{ id: 'keyDate', name: 'keyDate', type: 'date', label: { de: 'keyDate', en: 'keyDate' } }}
            label={t.keyDate}
            value={keyDate}
            required
            onChange={(value) => setKeyDate(typeof value === 'string' ? value : null)}
            onProblem={() => undefined}
          />
          {sheets && (
            <AnyInput
              id="recalculate-price-sheet"
              field={{
                id: 'priceSheet',
                name: 'priceSheet',
                type: 'reference',
                entity: sheets.name,
                label: sheets.label,
              }}
              label={label(sheets.label)}
              value={sheet}
              onChange={setSheet}
              onProblem={() => undefined}
            />
          )}
          <Text size="xs" c="dimmed">
            {t.sheetHint}
          </Text>
          {begin.error && <ProblemText error={begin.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button
              disabled={name.trim() === '' || keyDate === null}
              loading={begin.isPending}
              onClick={() => keyDate !== null && begin.mutate(keyDate)}
            >
              {t.begin}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
