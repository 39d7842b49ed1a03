import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import { Badge, Box, Button, Card, Group, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { PersonOverview } from '../../client/privacy.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { privacyTexts } from './privacy-texts.ts';

type Category = PersonOverview['categories'][number];

const OUTCOMES = ['delete', 'restrict', 'keep', 'hold'] as const;
const COLORS = { delete: 'gray', restrict: 'orange', keep: 'blue', hold: 'red' } as const;

/** A category: what there is of it, why, until when, and what an erasure would do with each record. */
export function CategoryCard({ category }: { readonly category: Category }) {
  const t = useOwnTexts(privacyTexts);
  const label = useLabel();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card withBorder padding="md" component="section" aria-label={label(category.label)}>
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={3} size="h5">
          {label(category.label)}
        </Title>
        <Group gap={6}>
          {OUTCOMES.map((outcome) => {
            const count = category.counts[outcome] ?? 0;
            return count === 0 ? null : (
              <Badge key={outcome} color={COLORS[outcome]} variant="light" tt="none">
                {t.outcomes[outcome](count)}
              </Badge>
            );
          })}
        </Group>
      </Group>
      <Text size="sm">
        {t.purpose}: {label(category.purpose)}
      </Text>
      <Text size="sm">
        {t.legalBasis}: {t.bases[category.legalBasis]}
      </Text>
      <Text size="sm">
        {category.until === null ? t.noUntil : `${t.until} ${textFromDate(category.until, language)}`}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        {category.entities.map(({ label: name, count }) => `${count} ${label(name)}`).join(' · ')}
      </Text>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        style={{ alignSelf: 'flex-start' }}
      >
        {isOpen ? t.hideRecords : t.showRecords}
      </Button>
      {isOpen && <Records category={category} />}
      {category.evidence.length > 0 && <Evidence evidence={category.evidence} />}
    </Card>
  );
}

function Records({ category }: { readonly category: Category }) {
  const t = useOwnTexts(privacyTexts);
  const language = useLanguage();
  return (
    <Box style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t.record}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.record}</Table.Th>
            <Table.Th>{t.becomes}</Table.Th>
            <Table.Th>{t.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {category.records.map(({ entity, id, title, outcome, until, reason, isInBin }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <RecordLink entity={entity} id={id}>
                  {title ?? t.hidden}
                </RecordLink>
                {isInBin && ` (${t.inBin})`}
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{t.outcome[outcome]}</Table.Td>
              <Table.Td>
                {[until === null ? null : `${t.until} ${textFromDate(until, language)}`, reason]
                  .filter(Boolean)
                  .join(': ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {category.records.length < category.count && (
        <Text size="sm" c="dimmed">
          {t.first(category.records.length)}
        </Text>
      )}
    </Box>
  );
}

/** Who has agreed to what, when, in which words, and how that can be proved. */
function Evidence({ evidence }: Pick<Category, 'evidence'>) {
  const t = useOwnTexts(privacyTexts);
  return (
    <Box mt="sm">
      <Title order={4} size="h6" mb={4}>
        {t.evidence}
      </Title>
      {evidence.map(({ entity, id, title, facts }) => (
        <Box key={id} mb="xs">
          <RecordLink entity={entity} id={id}>
            {title ?? t.hidden}
          </RecordLink>
          <Box
            component="dl"
            m={0}
            style={{ display: 'grid', gridTemplateColumns: 'minmax(8rem, 12rem) 1fr', gap: '2px 12px' }}
          >
            {facts.map(({ label, value }) => (
              <Box key={label} style={{ display: 'contents' }}>
                <Text component="dt" size="sm" c="dimmed">
                  {label}
                </Text>
                <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
                  {value}
                </Text>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
