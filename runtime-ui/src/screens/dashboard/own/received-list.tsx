import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { ReceivedSubscription } from '@leitwerk/metadata/wire/dashboards';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listReceived, receivedKey } from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { SubjectLink } from './subject-link.tsx';
import { subscriptionTexts } from './subscription-texts.ts';

/** What is sent to the reader on a schedule, and why something of it does not come. */
export function ReceivedList() {
  const t = useOwnTexts(subscriptionTexts);
  const list = useQuery({ queryKey: receivedKey, queryFn: listReceived });
  if (list.error) return <ProblemText error={list.error} />;
  if (list.data?.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.noneReceived}
      </Text>
    );
  return (
    <Stack gap="sm">
      {(list.data ?? []).map((one) => (
        <Received key={one.id} one={one} />
      ))}
    </Stack>
  );
}

function Received({ one }: { readonly one: ReceivedSubscription }) {
  const t = useOwnTexts(subscriptionTexts);
  const language = useLanguage();
  const { name, maker, schedule, nextAt, stop, label, last } = one;
  const why = stop ? t.receivedStops[stop] : label ? null : t.nothingForMe;
  const facts = [
    t.said(schedule),
    ...(maker ? [t.by(maker.title ?? '–')] : []),
    ...(why === null && nextAt ? [t.next(textFromInstant(nextAt, language))] : []),
    ...(last ? [`${t.last(textFromInstant(last.at, language))}: ${t.myStates[last.state]}`] : []),
    ...(last?.problem ? [last.problem] : []),
  ];
  return (
    <div>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        <SubjectLink of={one}>{name}</SubjectLink>
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {facts.join(' · ')}
      </Text>
      {why !== null && (
        <Text size="xs" fw={600}>
          {why}
        </Text>
      )}
    </div>
  );
}
