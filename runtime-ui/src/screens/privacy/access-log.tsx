import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Button, Loader, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Person } from '../../client/privacy.ts';
import { readAccess } from '../../client/privacy.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { privacyTexts } from './privacy-texts.ts';

/** Who has read sensitive fields of a person, and which files the person went out with. */
export function AccessLog({ person }: { readonly person: Person }) {
  const t = useOwnTexts(privacyTexts);
  const language = useLanguage();
  const { data, error, isPending, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKeys.person(person.entity, person.id), 'access'],
    queryFn: ({ pageParam }) => readAccess(person, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Box component="section" aria-label={t.log}>
      <Title order={2} size="h5" mb="xs">
        {t.log}
      </Title>
      {isPending && <Loader size="sm" />}
      {error && <ProblemText error={error} />}
      {data && items.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t.noLog}
        </Text>
      )}
      {items.length > 0 && (
        <Box style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t.log}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.when}</Table.Th>
                <Table.Th>{t.who}</Table.Th>
                <Table.Th>{t.what}</Table.Th>
                <Table.Th>{t.where}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ id, at, by, title, fields, via }) => (
                <Table.Tr key={id}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{textFromInstant(at, language)}</Table.Td>
                  <Table.Td>{by.title ?? t.somebody}</Table.Td>
                  <Table.Td>
                    {title ?? t.hidden}: {fields.join(', ')}
                  </Table.Td>
                  <Table.Td>{t.via[via]}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      )}
      {hasNextPage && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Box>
  );
}
