import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Alert, Anchor, Badge, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Person } from '../../client/privacy.ts';
import { readPerson } from '../../client/privacy.ts';
import { PRIVACY_LOG } from '../../client/privacy-permissions.ts';
import { ProblemError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useSignedIn } from '../../client/session.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { AccessLog } from './access-log.tsx';
import { CategoryCard } from './category-card.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonEvents } from './person-events.tsx';
import { privacyTexts } from './privacy-texts.ts';

/** Everything about one person: by category what there is, why and until when; what can be done; who has seen it. */
export function PersonPage({ person }: { readonly person: Person }) {
  const t = useOwnTexts(privacyTexts);
  const language = useLanguage();
  const { permissions } = useSignedIn();
  const { data, error, isPending } = useQuery({
    queryKey: queryKeys.person(person.entity, person.id),
    queryFn: () => readPerson(person),
    retry: false,
  });
  const isGone = error instanceof ProblemError && error.problem.status === 404;
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/privacy" search={{} as never} size="sm" underline="always">
        {t.another}
      </Anchor>
      {isPending && <Loader size="sm" />}
      {isGone && <Alert color="green">{t.gone}</Alert>}
      {error && !isGone && <ProblemText error={error} />}
      {data && (
        <Stack gap="xs">
          <Group gap="sm">
            <Title order={2} size="h4">
              {data.person.title ?? data.person.id}
            </Title>
            {data.person.isRestricted && (
              <Badge color="orange" variant="light">
                {t.restricted}
              </Badge>
            )}
            <Text size="sm" c="dimmed">
              {t.records(data.count)}
            </Text>
            {!data.person.isRestricted && (
              <RecordLink entity={person.entity} id={person.id}>
                {t.open}
              </RecordLink>
            )}
          </Group>
          {data.hold && (
            <Alert color="red" title={`${t.held}: ${data.hold.reason}`}>
              {t.holdText(data.hold.by.title ?? t.somebody, textFromInstant(data.hold.at, language))}
            </Alert>
          )}
          {data.isRequested && <Alert color="orange">{t.requestedText}</Alert>}
        </Stack>
      )}
      <PersonActions person={person} overview={data} />
      {data && (
        <>
          <Stack component="section" gap="sm" aria-label={t.categories}>
            {data.categories.map((category) => (
              <CategoryCard key={category.id} category={category} />
            ))}
          </Stack>
          {permissions.includes(PRIVACY_LOG) && <AccessLog person={person} />}
          <PersonEvents events={data.events} />
        </>
      )}
    </Stack>
  );
}
