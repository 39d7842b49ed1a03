import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Box, Button, Group, Loader, Progress, Stack, Text, Title } from '@mantine/core';
import { IconRefresh, IconWand } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Checklist, ChecklistItem } from '../client/checklists.ts';
import { readChecklists } from '../client/checklists.ts';
import { draftKeys } from '../client/draft-keys.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { usePermissions } from '../shell/permissions.ts';
import { ItemRow } from './item-row.tsx';
import './go-live.css';

/** What is left to do before the work begins: what the server has checked, and what people have ticked off. */
export function GoLiveScreen() {
  const t = useOverviewTexts();
  const { setUp } = useSetUpTexts();
  const { mayEdit } = usePermissions();
  const label = useLabel();
  const client = useQueryClient();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: draftKeys.checklists,
    queryFn: readChecklists,
    staleTime: 0,
  });
  const replace = (changed: Checklist) =>
    client.setQueryData<readonly Checklist[]>(draftKeys.checklists, (before) =>
      before?.map((one) => (one.id === changed.id ? changed : one)),
    );
  return (
    <Stack p="md" maw={920} w="100%" mx="auto" gap="lg">
      <Group justify="space-between" align="flex-start">
        <Box>
          <Title order={1} size="h3" mb={4}>
            {t.goLive}
          </Title>
          <Text c="dimmed" size="sm">
            {t.goLiveText}
          </Text>
        </Box>
        <Group gap="xs">
          {mayEdit && (
            <Button
              size="compact-sm"
              leftSection={<IconWand size={15} aria-hidden />}
              renderRoot={(props) => <Link to="/set-up" {...props} />}
            >
              {setUp}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-sm"
            loading={isFetching && !isPending}
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => void refetch()}
          >
            {t.checkAgain}
          </Button>
        </Group>
      </Group>
      {isPending && <Loader size="sm" />}
      {error && <ProblemText error={error} />}
      {data?.length === 0 && <Text c="dimmed">{t.noChecklist}</Text>}
      {data?.map((checklist) => (
        <ChecklistSection
          key={checklist.id}
          checklist={checklist}
          title={data.length > 1 ? label(checklist.label) : t.progress}
          onMarked={replace}
        />
      ))}
    </Stack>
  );
}

function ChecklistSection({
  checklist,
  title,
  onMarked,
}: {
  readonly checklist: Checklist;
  readonly title: string;
  readonly onMarked: (changed: Checklist) => void;
}) {
  const t = useOverviewTexts();
  const label = useLabel();
  const { items, ready } = checklist;
  const percent = Math.round((ready / items.length) * 100);
  const days = Map.groupBy(items, ({ day }: ChecklistItem) => day ?? 0);
  return (
    <section aria-label={label(checklist.label)}>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" fw={600}>
          {t.ready(ready, items.length, percent)}
        </Text>
      </Group>
      {checklist.help && (
        <Text size="sm" c="dimmed" mb={8}>
          {label(checklist.help)}
        </Text>
      )}
      <Progress value={percent} color="teal" size="md" mb="md" aria-label={t.progress} />
      {[...days]
        .sort(([one], [other]) => one - other)
        .map(([day, own]) => (
          <Box key={day} mb="md">
            {day > 0 && (
              <Title order={3} size="h5" mb={6}>
                {t.day(day)}
              </Title>
            )}
            <ul className="ld-rows lo-items">
              {own.map((item) => (
                <ItemRow key={item.id} checklist={checklist.id} item={item} onMarked={onMarked} />
              ))}
            </ul>
          </Box>
        ))}
    </section>
  );
}
