import { Box, Group, Title } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import '../../styles/dashboard.css';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useModel } from '../../model/model-context.tsx';
import { MessageScreen } from '../message-screen.tsx';
import { DashboardFilters } from './dashboard-filters.tsx';
import type { DashboardSearch } from './dashboard-search.ts';
import { shownPeriod } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { PeriodPicker } from './period-picker.tsx';
import { TileGrid } from './tile-grid.tsx';

/** Figures, charts and lists on one page, for the period in the address. */
export function DashboardScreen() {
  const t = useOwnTexts(dashboardTexts);
  const label = useLabel();
  const { dashboards } = useModel();
  const { id } = useParams({ from: '/dashboards/$id' });
  const search = useSearch({ from: '/dashboards/$id' });
  const navigate = useNavigate();
  const dashboard = dashboards.find((one) => one.id === id);
  if (!dashboard) return <MessageScreen icon="chart-bar" title={t.unknown} text={t.unknownText} />;
  const period = shownPeriod(search, dashboard.period);
  const go = (next: DashboardSearch): void =>
    void navigate({ to: '/dashboards/$id', params: { id }, search: next, replace: true });
  return (
    <Box p="md" className="lw-dashboard">
      <Group justify="space-between" mb="sm" gap="sm">
        <Group gap={8} wrap="nowrap">
          <NamedIcon name={dashboard.icon ?? 'chart-bar'} size={20} />
          <Title order={1} size="h3">
            {label(dashboard.label)}
          </Title>
        </Group>
        <Group gap={8}>
          {dashboard.filters && (
            <DashboardFilters
              filters={dashboard.filters}
              chosen={search.only ?? {}}
              onChange={(only) => go({ ...search, only })}
            />
          )}
          {dashboard.tiles.some((tile) => tile.time !== undefined) && (
            <PeriodPicker
              period={period}
              onChange={(next) => go({ ...next, ...(search.only && { only: search.only }) })}
            />
          )}
        </Group>
      </Group>
      <TileGrid dashboard={dashboard} period={period} chosen={search.only ?? {}} />
    </Box>
  );
}
