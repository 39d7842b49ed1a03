import type { Inspection } from '@leitwerk/metadata/wire/import';
import { Box, Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { importTexts } from './import-texts.ts';

const EXAMPLES = 3;
const LONGEST_EXAMPLE = 60;

type Props = {
  readonly found: Pick<Inspection, 'names' | 'sample'>;
  /** What is said of a column. */
  readonly heading: string;
  readonly children: (name: string) => ReactNode;
};

/** The columns of a file with what stands in them, and what is said of each. */
export function ColumnsTable({ found, heading, children }: Props) {
  const t = useOwnTexts(importTexts);
  return (
    <Box component="section">
      <Title order={2} size="h5" mb="xs">
        {t.columns}
      </Title>
      <Table.ScrollContainer minWidth={620} maxHeight={480} className="lw-mapping">
        <Table verticalSpacing={6} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="22%">{t.column}</Table.Th>
              <Table.Th w="28%">{t.sample}</Table.Th>
              <Table.Th>{heading}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.names.map((name, index) => (
              <Table.Tr key={name}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
                <Table.Td c="dimmed" fz="xs" style={{ overflowWrap: 'anywhere' }}>
                  {found.sample
                    .map((row) => row[index] ?? '')
                    .filter(Boolean)
                    .slice(0, EXAMPLES)
                    .map((cell) => cell.slice(0, LONGEST_EXAMPLE))
                    .join(' · ')}
                </Table.Td>
                <Table.Td>{children(name)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Box>
  );
}
