import type { WireWorkflow } from '@leitwerk/metadata/wire/workflow';
import { Anchor, Box, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listWorkflows, planMigration } from '../../../client/processes.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { useSignedIn } from '../../../client/session.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { NotFoundScreen } from '../../not-found-screen.tsx';
import '../processes.css';
import { MigrationForm } from './migration-form.tsx';
import type { MigrationTexts } from './migration-texts.ts';
import { migrationTexts } from './migration-texts.ts';

const route = getRouteApi('/processes/migration');

/** Processes that began with a former version of their definition, and how they are moved to the live one. */
export function MigrationScreen() {
  return useSignedIn().permissions.includes('metadata.publish') ? <MigrationPage /> : <NotFoundScreen />;
}

function MigrationPage() {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  const { data, error } = useQuery({ queryKey: queryKeys.workflows, queryFn: listWorkflows });
  return (
    <Stack p="md" gap="md" maw={1000} w="100%" mx="auto">
      <Box>
        <Anchor component={Link} to="/processes" size="sm">
          {t.back}
        </Anchor>
        <Title order={1} size="h3" mb={4}>
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
      </Box>
      {error && <ProblemText error={error} />}
      {!data && !error && <Skeleton h={160} />}
      {data && <Chosen workflows={data} />}
    </Stack>
  );
}

function Chosen({ workflows }: { readonly workflows: readonly WireWorkflow[] }) {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  const label = useLabel();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Also when all of it has been moved: its outcome is told here.
  const [first] = useState(() => workflows.find(({ former = 0 }) => former > 0)?.workflow);
  const workflow = search.workflow ?? first;
  const offered = workflows.filter((one) => (one.former ?? 0) > 0 || one.workflow === workflow);
  const plan = useQuery({
    queryKey: queryKeys.migration(workflow ?? ''),
    queryFn: () => planMigration(workflow ?? ''),
    enabled: workflow !== undefined,
  });
  if (workflow === undefined) return <Text role="status">{t.none}</Text>;
  return (
    <>
      <Select
        label={t.workflow}
        allowDeselect={false}
        value={workflow}
        onChange={(next) => next && void navigate({ search: { workflow: next }, replace: true })}
        data={offered.map((one) => ({ value: one.workflow, label: t.withCount(label(one.label), one.former ?? 0) }))}
        maw={420}
      />
      {plan.error && <ProblemText error={plan.error} />}
      {plan.isPending && <Skeleton h={160} />}
      {plan.data && <MigrationForm key={workflow} workflow={workflow} plan={plan.data} />}
    </>
  );
}
