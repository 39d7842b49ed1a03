import type { OwnDashboardContent } from '@leitwerk/metadata/wire/dashboards';
import { Box, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import {
  BUILD_DASHBOARDS,
  changeOwnDashboard,
  createOwnDashboard,
  ownDashboardKey,
  ownDashboardsKey,
  readOwnDashboard,
} from '../../../client/own-dashboards.ts';
import { useSignedIn } from '../../../client/session.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { useModel } from '../../../model/model-context.tsx';
import { MessageScreen } from '../../message-screen.tsx';
import { ownTexts } from '../own/own-texts.ts';
import { builderTexts } from './builder-texts.ts';
import type { Built } from './dashboard-builder.tsx';
import { DashboardBuilder } from './dashboard-builder.tsx';
import { contentOf } from './dashboard-names.ts';

const EMPTY = { tiles: [] } as unknown as OwnDashboardContent;

/** Whether the reader may build, and where he goes when he is done. */
function useBuilding() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayBuild = useSignedIn().permissions.includes(BUILD_DASHBOARDS);
  const open = async (id: string): Promise<void> => {
    await client.invalidateQueries({ queryKey: ownDashboardsKey });
    await navigate({ to: '/dashboards/$id', params: { id }, search: {} });
  };
  return { mayBuild, open, navigate };
}

function MayNot() {
  const t = useOwnTexts(builderTexts);
  const { title } = useOwnTexts(ownTexts);
  return <MessageScreen icon="shield" title={title} text={t.mayNot} />;
}

/** A new dashboard: empty, or with what another one shows. */
export function NewDashboardScreen() {
  const t = useOwnTexts(builderTexts);
  const own = useOwnTexts(ownTexts);
  const label = useLabel();
  const model = useModel();
  const { from } = useSearch({ from: '/dashboards/new' });
  const { mayBuild, open, navigate } = useBuilding();
  const shipped = model.dashboards.find((one) => one.id === from);
  const copied = useQuery({
    queryKey: ownDashboardKey(from ?? ''),
    queryFn: () => readOwnDashboard(from ?? ''),
    enabled: from !== undefined && !shipped,
  });
  if (!mayBuild) return <MayNot />;
  if (copied.error)
    return (
      <Box p="md">
        <ProblemText error={copied.error} />
      </Box>
    );
  const dashboard = shipped ?? copied.data?.dashboard;
  if (from !== undefined && !shipped && !copied.data) return <Loader m="md" size="sm" />;
  const initial: Built = dashboard
    ? { name: own.copyOf(label(dashboard.label)).slice(0, 80), content: contentOf(dashboard, model) }
    : { name: t.newName, content: EMPTY };
  return (
    <DashboardBuilder
      key={from ?? ''}
      initial={initial}
      onSave={async (built) => open((await createOwnDashboard(built)).id)}
      onCancel={() => void navigate({ to: '/dashboards' })}
    />
  );
}

/** A dashboard that is there already. */
export function EditDashboardScreen() {
  const t = useOwnTexts(builderTexts);
  const { id } = useParams({ from: '/dashboards/$id/edit' });
  const { mayBuild, open, navigate } = useBuilding();
  // As it is now: what is edited must not be older than what is kept.
  const read = useQuery({
    queryKey: [...ownDashboardKey(id), 'edit'],
    queryFn: () => readOwnDashboard(id),
    gcTime: 0,
    staleTime: Infinity,
  });
  if (!mayBuild) return <MayNot />;
  if (read.error)
    return (
      <Box p="md">
        <ProblemText error={read.error} />
      </Box>
    );
  if (!read.data) return <Loader m="md" size="sm" />;
  const { name, content, version, mayChange } = read.data;
  if (!mayChange || !content)
    return <MessageScreen icon="shield" title={name} text={mayChange ? t.notWhole : t.mayNot} />;
  return (
    <DashboardBuilder
      key={id}
      initial={{ name, content }}
      onSave={async (built) => {
        await changeOwnDashboard(id, version, built);
        await open(id);
      }}
      onCancel={() => void navigate({ to: '/dashboards/$id', params: { id }, search: {} })}
    />
  );
}
