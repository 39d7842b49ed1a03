import { Anchor, Badge, Box, Group, Loader, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { findPersons } from '../../client/privacy.ts';
import { PRIVACY_REPORT } from '../../client/privacy-permissions.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useSignedIn } from '../../client/session.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { PersonPage } from './person-page.tsx';
import { personOf } from './privacy-search.ts';
import { privacyTexts } from './privacy-texts.ts';

const TYPING_MS = 250;

/** What is kept about a person, and what can be done about it. */
export function PrivacyScreen() {
  const { permissions } = useSignedIn();
  return permissions.includes(PRIVACY_REPORT) ? <PrivacyPage /> : <NotFoundScreen />;
}

function PrivacyPage() {
  const t = useOwnTexts(privacyTexts);
  const person = personOf(useSearch({ from: '/privacy' }));
  return (
    <Stack p="md" maw={960} w="100%" mx="auto" gap="lg">
      <Box>
        <Title order={1} size="h3" mb={4}>
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
      </Box>
      {person ? <PersonPage key={person.id} person={person} /> : <FindPerson />}
    </Stack>
  );
}

function FindPerson() {
  const t = useOwnTexts(privacyTexts);
  const label = useLabel();
  const { entities } = useModel();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data, error, isPending } = useQuery({
    queryKey: queryKeys.persons(q),
    queryFn: ({ signal }) => findPersons(q, signal),
  });
  return (
    <Stack gap="sm">
      <TextInput
        label={t.find}
        placeholder={t.findHint}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error && <ProblemText error={error} />}
      {isPending && <Loader size="sm" />}
      {data?.length === 0 && (
        <Text c="dimmed" role="status">
          {t.noneFound}
        </Text>
      )}
      {data && data.length > 0 && (
        <Box component="ul" className="lw-jobs" aria-label={t.found}>
          {data.map((one) => (
            <Box component="li" key={one.id}>
              <Group gap="xs" wrap="wrap">
                <Anchor
                  component={Link}
                  to="/privacy"
                  search={{ entity: one.entity, id: one.id } as never}
                  underline="always"
                >
                  {one.title ?? one.id}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {entities[one.entity] ? label(entities[one.entity]?.label ?? { de: '', en: '' }) : ''}
                </Text>
                {one.isRestricted && (
                  <Badge color="orange" variant="light">
                    {t.restricted}
                  </Badge>
                )}
                {one.isHeld && (
                  <Badge color="red" variant="light">
                    {t.held}
                  </Badge>
                )}
              </Group>
            </Box>
          ))}
        </Box>
      )}
    </Stack>
  );
}
