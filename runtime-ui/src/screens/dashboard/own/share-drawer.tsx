import type { DashboardShare } from '@leitwerk/metadata/wire/dashboards';
import { ActionIcon, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconUser, IconUsersGroup, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dashboardSharesKey, listShares, ownDashboardsKey, setShares } from '../../../client/own-dashboards.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { SideDrawer } from '../../../controls/side-drawer.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard-search.ts';
import { LinkForm } from './link-form.tsx';
import { ownTexts } from './own-texts.ts';
import { SubscriptionForm } from './subscription-form.tsx';
import { useTitles } from './use-titles.ts';

const ACTIVE = { active: true };
const ALL = {};

/** With whom a dashboard is shared, in the house and outside of it. */
export function ShareDrawer({
  id,
  name,
  isMine,
  mayLink,
  mayMail,
  search,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly isMine: boolean;
  readonly mayLink: boolean;
  readonly mayMail: boolean;
  readonly search: DashboardSearch;
  readonly onClose: () => void;
}) {
  const t = useOwnTexts(ownTexts);
  return (
    <SideDrawer title={t.shareOf(name)} onClose={onClose}>
      <Stack gap="xl">
        {isMine && <Shares id={id} />}
        {mayMail && <SubscriptionForm id={id} name={name} search={search} />}
        {mayLink && <LinkForm id={id} name={name} search={search} />}
      </Stack>
    </SideDrawer>
  );
}

/** People and teams; a change counts at once. */
function Shares({ id }: { readonly id: string }) {
  const t = useOwnTexts(ownTexts);
  const client = useQueryClient();
  const people = useTitles('user', ACTIVE);
  const teams = useTitles('team', ALL);
  const shares = useQuery({ queryKey: dashboardSharesKey(id), queryFn: () => listShares(id) });
  const change = useMutation({
    mutationFn: (next: readonly DashboardShare[]) => setShares(id, next),
    onSuccess: async (next) => {
      client.setQueryData(dashboardSharesKey(id), next);
      await client.invalidateQueries({ queryKey: ownDashboardsKey, exact: true });
    },
  });
  const [chosen, setChosen] = useState('');
  const items = shares.data ?? [];
  const taken = new Set(items.map(({ user, team }) => (user ?? team)?.id));
  const free = (list: typeof people, kind: 'user' | 'team') =>
    list.filter((one) => !taken.has(one.id)).map((one) => ({ value: `${kind} ${one.id}`, label: one.title }));
  const add = (): void => {
    const [kind, of] = chosen.split(' ');
    const one = { id: of ?? '', title: null };
    change.mutate([
      ...items,
      { user: kind === 'user' ? one : null, team: kind === 'team' ? one : null, mayChange: false },
    ]);
    setChosen('');
  };
  const nameOf = ({ user, team }: DashboardShare): string => (user ?? team)?.title ?? '–';
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t.shareText}
      </Text>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <NativeSelect
          flex={1}
          label={t.who}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: '' },
            { group: t.team, items: free(teams, 'team') },
            { group: t.person, items: free(people, 'user') },
          ]}
        />
        <Button disabled={chosen === ''} loading={change.isPending} onClick={add}>
          {t.add}
        </Button>
      </Group>
      {(shares.error ?? change.error) && <ProblemText error={shares.error ?? change.error} />}
      {shares.data && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.nobody}
        </Text>
      )}
      {items.map((share) => (
        <Group key={(share.user ?? share.team)?.id} gap="xs" wrap="nowrap">
          {share.team ? <IconUsersGroup size={16} aria-hidden /> : <IconUser size={16} aria-hidden />}
          <Text size="sm" flex={1} className="lw-ellipsis">
            {nameOf(share)}
          </Text>
          <NativeSelect
            size="xs"
            aria-label={t.rightOf(nameOf(share))}
            value={share.mayChange ? 'change' : 'see'}
            disabled={change.isPending}
            onChange={(event) => {
              const mayChange = event.currentTarget.value === 'change';
              change.mutate(items.map((one) => (one === share ? { ...one, mayChange } : one)));
            }}
            data={[
              { value: 'see', label: t.maySee },
              { value: 'change', label: t.mayChange },
            ]}
          />
          <ActionIcon
            aria-label={t.withdraw(nameOf(share))}
            disabled={change.isPending}
            onClick={() => change.mutate(items.filter((one) => one !== share))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
