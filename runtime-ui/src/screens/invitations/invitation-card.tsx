import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import { wordsOfRepetition } from '@leitwerk/metadata/repetition/repetition-words';
import { readerZone } from '@leitwerk/metadata/shown-types/clock';
import { Alert, Badge, Box, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCalendarEvent, IconCalendarOff, IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Invitation, Person } from '../../client/invitations.ts';
import { invitationKeys, readGuestEntity, readInvitation, takeCancellation } from '../../client/invitations.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { AnswerForm } from './answer-form.tsx';
import { CounterForm } from './counter-form.tsx';
import { invitationTexts } from './invitation-texts.ts';
import { whenText } from './when-text.ts';

const MOST_SHOWN = 8;
const COLORS = { accepted: 'green', tentative: 'yellow', declined: 'red', 'needs-action': 'gray' } as const;

/** What a message brings of an appointment, how it stands to one's own calendar, and what can be done with it. */
export function InvitationCard({ message }: { readonly message: string }) {
  const t = useOwnTexts(invitationTexts);
  const client = useQueryClient();
  const entity = useQuery({ queryKey: invitationKeys.entity, queryFn: readGuestEntity, staleTime: Infinity });
  const found = useQuery({
    queryKey: invitationKeys.invitation(message),
    queryFn: () => readInvitation(message),
    retry: false,
  });
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: invitationKeys.invitation(message) });
    if (entity.data) await client.invalidateQueries({ queryKey: queryKeys.entity(entity.data) });
  };
  const takeOff = useMutation({ mutationFn: () => takeCancellation(message), onSuccess: refresh });
  if (found.error)
    return (
      <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />} title={t.otherTitle}>
        <ProblemText error={found.error} />
      </Alert>
    );
  if (!found.data) return null;
  const one = found.data;
  const isOff = one.method === 'CANCEL';
  return (
    <Box
      p="sm"
      bd="1px solid var(--mantine-color-default-border)"
      component="section"
      aria-labelledby={`invitation-${message}`}
    >
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          {isOff ? <IconCalendarOff size={20} aria-hidden /> : <IconCalendarEvent size={20} aria-hidden />}
          <Box miw={0}>
            <Text size="xs">
              {one.standing === 'newer' && one.method === 'REQUEST' ? t.newer : (t.titles[one.method] ?? t.otherTitle)}
            </Text>
            <Title order={3} size="h5" id={`invitation-${message}`} style={{ overflowWrap: 'anywhere' }}>
              {one.summary || '–'}
            </Title>
          </Box>
        </Group>
        <When one={one} />
        {one.location !== '' && <Text size="sm">{one.location}</Text>}
        {one.organizer && one.method !== 'REPLY' && (
          <Text size="sm" c="dimmed">
            {t.by(personWords(one.organizer))}
          </Text>
        )}
        <Guests one={one} />
        {one.description !== '' && (
          <Text size="sm" lineClamp={6} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {one.description}
          </Text>
        )}
        {one.comment !== '' && (
          <Text size="sm" fs="italic" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {one.comment}
          </Text>
        )}
        {one.warnings.map((text) => (
          <Alert key={text} color="yellow" variant="light" p="xs" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {text}
          </Alert>
        ))}
        {one.reasons.map((text) => (
          <Alert key={text} color="gray" variant="light" p="xs" icon={<IconInfoCircle size={16} aria-hidden />}>
            {text}
          </Alert>
        ))}
        {one.isOpen && one.method === 'REQUEST' && <Beside one={one} entity={entity.data ?? null} />}
        {one.isOpen && one.method === 'REQUEST' && (
          <AnswerForm message={message} state={one.standing === 'newer' ? null : one.state} onAnswered={refresh} />
        )}
        {isOff && one.isOpen && (
          <Group>
            <Button size="xs" color="red" variant="light" loading={takeOff.isPending} onClick={() => takeOff.mutate()}>
              {t.takeOff}
            </Button>
          </Group>
        )}
        {one.method === 'COUNTER' && one.isOpen && <CounterForm message={message} onAnswered={refresh} />}
        {takeOff.error && <ProblemText error={takeOff.error} />}
        {isOff && one.state === 'cancelled' && <Text size="sm">{t.isOff}</Text>}
        {one.method === 'REPLY' && one.standing === 'same' && <Text size="sm">{t.noted}</Text>}
        {one.record !== null && entity.data && (
          <Text size="sm">
            <RecordLink entity={entity.data} id={one.record}>
              {t.openRecord}
            </RecordLink>
          </Text>
        )}
      </Stack>
    </Box>
  );
}

const personWords = ({ name, address }: Person): string => (name === null ? address : `${name} (${address})`);

function When({ one }: { readonly one: Invitation }) {
  const t = useOwnTexts(invitationTexts);
  const language = useLanguage();
  if (one.start === null || one.end === null || one.method === 'REPLY') return null;
  const rule = repetitionFrom(one.repetition);
  return (
    <Box>
      <Text size="sm" fw={600}>
        {whenText(one.start, one.end, one.isDay, language)}
      </Text>
      <Text size="xs">{one.isDay ? t.allDay : t.yourZone(readerZone())}</Text>
      {rule && <Text size="sm">{wordsOfRepetition(rule, language)}</Text>}
      {one.before && (
        <Text size="sm" c="dimmed">
          {t.was(whenText(one.before.start, one.before.end, one.isDay, language))}
        </Text>
      )}
    </Box>
  );
}

function Guests({ one }: { readonly one: Invitation }) {
  const t = useOwnTexts(invitationTexts);
  if (one.guests.length === 0) return null;
  return (
    <List size="sm" listStyleType="none" aria-label={t.guests} spacing={2}>
      {one.guests.slice(0, MOST_SHOWN).map((guest) => (
        <List.Item key={guest.address}>
          {personWords(guest)}{' '}
          <Badge size="xs" variant="light" color={COLORS[guest.answer]}>
            {t.answers[guest.answer]}
          </Badge>
        </List.Item>
      ))}
      {one.guests.length > MOST_SHOWN && <List.Item>{t.moreGuests(one.guests.length - MOST_SHOWN)}</List.Item>}
    </List>
  );
}

/** What else stands in the calendar on that day. */
function Beside({ one, entity }: { readonly one: Invitation; readonly entity: string | null }) {
  const t = useOwnTexts(invitationTexts);
  const language = useLanguage();
  if (one.ownTimes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.nothingBeside}
      </Text>
    );
  return (
    <Box>
      <Text size="sm">{t.sameDay}</Text>
      <List size="sm">
        {one.ownTimes.map((own) => (
          <List.Item key={`${own.record} ${own.start}`}>
            <Group gap={6} mih={26}>
              <span>{whenText(own.start, own.end, false, language)}</span>
              <span>
                {entity ? (
                  <RecordLink entity={entity} id={own.record}>
                    {own.title}
                  </RecordLink>
                ) : (
                  own.title
                )}
              </span>
              {own.isConflict && (
                <Badge size="xs" color="red" variant="light">
                  {t.conflict}
                </Badge>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
    </Box>
  );
}
