import type { GivenLinkPage } from '@leitwerk/metadata/wire/dashboards';
import {
  Alert,
  Anchor,
  Box,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createDashboardLink, dashboardLinksKey } from '../../../client/dashboard-links.ts';
import { listOwnDashboards, ownDashboardsKey } from '../../../client/own-dashboards.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import type { DashboardSearch } from '../dashboard-search.ts';
import { LinkList } from './link-list.tsx';
import { linkTexts } from './link-texts.ts';

const DAYS = [1, 7, 30, 90, 365] as const;
const TURN = { least: 10, most: 3600, usual: 30 };
const MOST_OTHERS = 9;

/** Makes a link to a dashboard as it is looked at, alone or in turn with others, and shows those there are. */
export function LinkForm({
  id,
  name: title,
  search,
}: {
  readonly id: string;
  readonly name: string;
  /** What is chosen on it: the link stays on that. */
  readonly search: DashboardSearch;
}) {
  const t = useOwnTexts(linkTexts);
  const label = useLabel();
  const client = useQueryClient();
  const { dashboards } = useModel();
  const own = useQuery({ queryKey: ownDashboardsKey, queryFn: listOwnDashboards });
  const [name, setName] = useState(title);
  const [days, setDays] = useState(30);
  const [turnSeconds, setTurnSeconds] = useState(TURN.usual);
  const [others, setOthers] = useState<readonly string[]>([]);
  const choices = [
    ...(own.data ?? []).map((one) => ({ id: one.id, title: one.name })),
    ...dashboards.map((one) => ({ id: one.id, title: label(one.label) })),
  ].filter((one) => one.id !== id);
  const create = useMutation({
    mutationFn: () => {
      const pages: GivenLinkPage[] = [{ dashboard: id, ...search }, ...others.map((dashboard) => ({ dashboard }))];
      return createDashboardLink({ name: name.trim(), days, turnSeconds, pages });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: dashboardLinksKey }),
  });
  return (
    <Box component="section" aria-label={t.title}>
      <Title order={3} size="sm" mb={4}>
        {t.title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t.text}
      </Text>
      <Stack
        gap="xs"
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Group gap="xs" wrap="nowrap" align="flex-end">
          <TextInput
            flex={1}
            label={t.name}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t.lasts}
            value={String(days)}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
            data={DAYS.map((one) => ({ value: String(one), label: t.days(one) }))}
          />
        </Group>
        {choices.length > 0 && (
          <Checkbox.Group
            label={t.others}
            description={t.othersHelp}
            value={[...others]}
            onChange={(next) => setOthers(next.slice(0, MOST_OTHERS))}
          >
            <Stack gap={10} mt={6}>
              {choices.map((one) => (
                <Checkbox key={one.id} size="sm" value={one.id} label={one.title} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {others.length > 0 && (
          <NumberInput
            label={t.turn}
            min={TURN.least}
            max={TURN.most}
            allowDecimal={false}
            value={turnSeconds}
            onChange={(next) => setTurnSeconds(typeof next === 'number' ? next : TURN.usual)}
          />
        )}
        <Group>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t.create}
          </Button>
        </Group>
        {create.error && <ProblemText error={create.error} />}
        {create.data && (
          <Alert color="green" title={t.once}>
            <Code style={{ overflowWrap: 'anywhere' }}>{create.data}</Code>
            <Group gap="xs" mt={6}>
              <CopyButton value={create.data}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="light" onClick={copy}>
                    {copied ? t.copied : t.copy}
                  </Button>
                )}
              </CopyButton>
              <Anchor href={create.data} target="_blank" rel="noreferrer" size="xs">
                {t.open}
              </Anchor>
            </Group>
          </Alert>
        )}
      </Stack>
      <Title order={3} size="sm" mt="md" mb={6}>
        {t.mine}
      </Title>
      <LinkList />
    </Box>
  );
}
