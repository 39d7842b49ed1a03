import { ActionIcon, Box, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskedLetter } from '../../client/documents.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { Selection } from '../list/selection.ts';
import './letter-dialog.css';
import { LetterPreview } from './letter-preview.tsx';
import { letterTexts } from './letter-texts.ts';

/** Letters of a batch that can be looked at beforehand. */
const MOST = 20;

type Props = {
  readonly entity: string;
  readonly selection: Selection;
  readonly letter: Pick<AskedLetter, 'template' | 'language'>;
};

/** The first letters of a batch as they would be printed, one at a time. */
export function LetterExamples({ entity, selection, letter }: Props) {
  const t = useOwnTexts(letterTexts);
  const [at, setAt] = useState(0);
  const isChosen = 'ids' in selection;
  const query = isChosen
    ? {}
    : { filter: selection.filter, ...(selection.search && { search: selection.search }), fields: ['id'], limit: MOST };
  const { data, error } = useQuery({
    queryKey: queryKeys.options(entity, query),
    queryFn: async () => (await listRecords(entity, query)).items.map(({ id }) => id),
    enabled: !isChosen,
  });
  const ids = isChosen ? selection.ids.slice(0, MOST) : (data ?? []);
  const record = ids[at];
  if (error) return <ProblemText error={error} />;
  if (record === undefined) return null;
  return (
    <Box>
      <Group gap="xs" mb={6}>
        <ActionIcon variant="default" aria-label={t.before} disabled={at === 0} onClick={() => setAt(at - 1)}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t.next} disabled={at >= ids.length - 1} onClick={() => setAt(at + 1)}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <Text size="sm" role="status">
          {t.example(at + 1, ids.length)}
        </Text>
      </Group>
      <Box className="lw-letter">
        <LetterPreview key={record} asked={{ ...letter, entity, record }} />
      </Box>
    </Box>
  );
}
