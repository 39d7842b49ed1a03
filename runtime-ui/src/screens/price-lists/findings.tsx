import { Badge, Box, Group, Table, Text, Title } from '@mantine/core';
import type { PriceListFinding } from '../../client/price-lists.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { priceListTexts } from './price-list-texts.ts';

/** That are shown; a list with more of them is mended in the file first. */
const MOST_SHOWN = 200;

/** What the check has found, with its place in the file; errors before warnings. */
export function Findings({ findings }: { readonly findings: readonly PriceListFinding[] }) {
  const t = useOwnTexts(priceListTexts);
  const label = useLabel();
  const errors = findings.filter(({ level }) => level === 'error');
  const warnings = findings.filter(({ level }) => level === 'warning');
  const sorted = [...errors, ...warnings];
  return (
    <Box component="section" aria-live="polite">
      <Group gap="xs" mb="xs">
        <Title order={2} size="h5">
          {t.findings}
        </Title>
        {errors.length > 0 && <Badge color="red">{t.errors(errors.length)}</Badge>}
        {warnings.length > 0 && <Badge color="orange">{t.warnings(warnings.length)}</Badge>}
      </Group>
      {sorted.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.noFindings}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={560} maxHeight={360} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={4} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.level}</Table.Th>
                <Table.Th ta="right">{t.line}</Table.Th>
                <Table.Th>{t.column}</Table.Th>
                <Table.Th>{t.what}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sorted.slice(0, MOST_SHOWN).map(({ level, line, column, message }) => (
                <Table.Tr key={`${level} ${line} ${column} ${message.de}`}>
                  <Table.Td>
                    <Badge color={level === 'error' ? 'red' : 'orange'} miw="max-content">
                      {t.levels[level]}
                    </Badge>
                  </Table.Td>
                  <Table.Td ta="right" className="lw-number">
                    {line}
                  </Table.Td>
                  <Table.Td>{column}</Table.Td>
                  <Table.Td>{label(message)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {sorted.length > MOST_SHOWN && (
        <Text size="sm" c="dimmed" mt="xs">
          {t.more(sorted.length - MOST_SHOWN)}
        </Text>
      )}
    </Box>
  );
}
