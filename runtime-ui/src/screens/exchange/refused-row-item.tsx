import { Button, Group, Paper, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { InterfaceColumn, RefusedRow } from '../../client/exchange.ts';
import { dropRow, retryRow } from '../../client/exchange.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { exchangeTexts } from './exchange-texts.ts';

type Props = {
  readonly row: RefusedRow;
  readonly columns: readonly InterfaceColumn[];
  /** Ids of the entities whose fields may be what is wrong. */
  readonly writes: readonly string[];
  readonly mayDecide: boolean;
  readonly onDecided: () => Promise<unknown>;
};

/** A refused row: what is wrong, and what can be done about it. Its columns are corrected where they stand. */
export function RefusedRowItem({ row, columns, writes, mayDecide, onDecided }: Props) {
  const t = useOwnTexts(exchangeTexts);
  const label = useLabel();
  const entities = Object.values(useModel().entities).filter(({ id }) => writes.includes(id));
  const [typed, setTyped] = useState<Readonly<Record<string, string>> | null>(null);
  const retry = useMutation({ mutationFn: () => retryRow(row.id, typed ?? {}), onSuccess: onDecided });
  const drop = useMutation({ mutationFn: () => dropRow(row.id), onSuccess: onDecided });
  const labelOf = (path: string): string => {
    const [name] = path.split('.');
    const place =
      columns.find((one) => one.id === path) ??
      entities.flatMap(({ fields }) => fields).find((field) => field.name === name);
    return place ? `${label(place.label)}: ` : '';
  };
  const error = retry.error ?? drop.error;
  const name = `${row.title} · ${t.line} ${row.line}`;
  return (
    <Paper withBorder p="xs" role="group" aria-label={name}>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      {row.issues.map(({ path, message }) => (
        <Text key={`${path} ${message}`} size="sm" c="var(--mantine-color-error)">
          {labelOf(path)}
          {message}
        </Text>
      ))}
      {error && <ProblemText error={error} />}
      {mayDecide && typed === null && (
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" variant="default" onClick={() => setTyped({})}>
            {t.correct}
          </Button>
          <Button size="compact-sm" variant="subtle" loading={retry.isPending} onClick={() => retry.mutate()}>
            {t.retry}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" loading={drop.isPending} onClick={() => drop.mutate()}>
            {t.drop}
          </Button>
        </Group>
      )}
      {typed !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            retry.mutate();
          }}
        >
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs" mt={6}>
            {columns.map((column) => (
              <TextInput
                key={column.id}
                size="xs"
                label={label(column.label)}
                withAsterisk={column.required}
                value={typed[column.id] ?? row.row[column.id] ?? ''}
                error={row.issues.find(({ path }) => path === column.id)?.message}
                onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [column.id]: value })}
              />
            ))}
          </SimpleGrid>
          <Group gap="xs" mt="xs">
            <Button type="submit" size="compact-sm" loading={retry.isPending}>
              {t.retry}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setTyped(null)}>
              {t.cancel}
            </Button>
          </Group>
        </form>
      )}
    </Paper>
  );
}
