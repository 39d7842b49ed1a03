import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarOff, IconSend, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Answer, GuestState } from '../../client/invitations.ts';
import { invitationKeys, readGuestEntity, readGuestState } from '../../client/invitations.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { ModuleActionProps } from '../record/actions/record-action.ts';
import { invitationTexts } from './invitation-texts.ts';

const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog.tsx')).InviteDialog }));
const CallOffDialog = lazy(async () => ({ default: (await import('./call-off-dialog.tsx')).CallOffDialog }));

const COLORS = { accepted: 'green', tentative: 'yellow', declined: 'red', 'needs-action': 'gray' } as const;

/** How an appointment stands to its guests: what they have answered, what they do not know yet, and telling them. */
export function GuestPanel({ entity, record }: ModuleActionProps) {
  const guests = useQuery({
    queryKey: invitationKeys.entity,
    queryFn: readGuestEntity,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const state = useQuery({
    queryKey: invitationKeys.guests(record.id, record.version),
    queryFn: () => readGuestState(record.id),
    enabled: guests.data === entity.name,
    retry: false,
  });
  if (!state.data || guests.data !== entity.name) return null;
  return <Panel entity={entity} record={record} state={state.data} />;
}

function Panel({
  entity,
  record,
  state,
}: Pick<ModuleActionProps, 'entity' | 'record'> & { readonly state: GuestState }) {
  const t = useOwnTexts(invitationTexts);
  const label = useLabel();
  const [asked, setAsked] = useState<'invite' | 'call-off' | null>(null);
  const { standing, mayInvite } = state;
  const labels = state.changed.map((name) => label(entity.fields.find((field) => field.name === name)?.label));
  const news = [
    ...(labels.length > 0 ? [t.changed(labels.join(', '))] : []),
    ...(standing === 'sent' && state.uninvited.length > 0 ? [t.uninvited(state.uninvited.join(', '))] : []),
    ...(state.dropped.length > 0 ? [t.dropped(state.dropped.join(', '))] : []),
  ];
  const close = (): void => setAsked(null);
  return (
    <Stack gap={6} w="100%">
      {news.length > 0 && (
        <Alert color="yellow" variant="light" p="xs" role="status">
          <Group justify="space-between" gap="xs">
            <Text size="sm">{news.join(' ')}</Text>
            {mayInvite && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconSend size={14} aria-hidden />}
                onClick={() => setAsked('invite')}
              >
                {t.update}
              </Button>
            )}
          </Group>
        </Alert>
      )}
      <Group gap="xs">
        {standing === 'called-off' && (
          <Badge color="red" variant="light">
            {t.isCalledOff}
          </Badge>
        )}
        {standing === 'guest' && state.organizer !== null && <Text size="sm">{t.guestOf(state.organizer)}</Text>}
        <Counts record={record} />
        {mayInvite && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconUserPlus size={14} aria-hidden />}
            onClick={() => setAsked('invite')}
          >
            {standing === 'called-off' ? t.inviteAgain : t.invite}
          </Button>
        )}
        {mayInvite && standing === 'sent' && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCalendarOff size={14} aria-hidden />}
            onClick={() => setAsked('call-off')}
          >
            {t.callOff}
          </Button>
        )}
      </Group>
      {standing === 'sent' && (
        <Text size="xs" c="dimmed">
          {state.sending !== null && state.sending !== 'sent' ? t.sending : t.deleteHint}
        </Text>
      )}
      <Suspense>
        {asked === 'invite' && <InviteDialog entity={entity.name} record={record.id} state={state} onClose={close} />}
        {asked === 'call-off' && <CallOffDialog entity={entity.name} record={record.id} onClose={close} />}
      </Suspense>
    </Stack>
  );
}

/** How many have answered what. */
function Counts({ record }: Pick<ModuleActionProps, 'record'>) {
  const t = useOwnTexts(invitationTexts);
  const guests = Object.values(record).find(isGuests) ?? [];
  return (Object.keys(COLORS) as readonly Answer[]).map((answer) => {
    const count = guests.filter((one) => one.answer === answer).length;
    return (
      count > 0 && (
        <Badge key={answer} color={COLORS[answer]} variant="light">
          {count} {t.counts[answer]}
        </Badge>
      )
    );
  });
}

const isGuests = (value: unknown): value is readonly { readonly answer: Answer }[] =>
  Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null && 'answer' in one);
