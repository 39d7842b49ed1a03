import type { InterfaceColumn } from '@leitwerk/metadata/generated/definitions.gen';
import { placeOf } from '@leitwerk/metadata/interface/columns';
import { Button, Group, Table, Text, Title } from '@mantine/core';
import type { SampleColumn } from '../../client/interface-trial.ts';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';

const SHOWN_VALUES = 3;

/** Columns that a sample has and the interface does not, each with its first values, to be taken. */
export function NewColumns({
  columns,
  found,
  onTake,
}: {
  readonly columns: readonly InterfaceColumn[];
  readonly found: readonly SampleColumn[];
  readonly onTake: (columns: readonly InterfaceColumn[]) => void;
}) {
  const t = useInterfaceTexts();
  const valuesOf = (from: string): string =>
    (found.find((one) => one.from === from)?.values ?? []).filter(Boolean).slice(0, SHOWN_VALUES).join(' · ');
  return (
    <section aria-label={t.newColumns}>
      <Group justify="space-between" mt="sm" mb={4}>
        <Title order={4} size="h6">
          {t.newColumns}
        </Title>
        <Button size="compact-xs" onClick={() => onTake(columns)}>
          {t.takeAll}
        </Button>
      </Group>
      <div className="ld-interface-list">
        <Table>
          <Table.Tbody>
            {columns.map((column) => {
              const from = placeOf(column);
              return (
                <Table.Tr key={column.id}>
                  <Table.Td>{from}</Table.Td>
                  <Table.Td>
                    <Text size="xs" c="dimmed" lineClamp={1}>
                      {valuesOf(from)}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t.take(from)}
                      onClick={() => onTake([column])}
                    >
                      {t.takeOne}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
