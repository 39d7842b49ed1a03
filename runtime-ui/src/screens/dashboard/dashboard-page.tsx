import { Box, Group, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import '../../styles/dashboard.css';
import { useLabel } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { DashboardDefinition } from '../../model/definitions.ts';
import { DashboardFilters } from './dashboard-filters.tsx';
import type { DashboardSearch } from './dashboard-search.ts';
import { shownPeriod } from './dashboard-search.ts';
import { PdfButton } from './pdf-button.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { TileGrid } from './tile-grid.tsx';

/** Figures, charts and lists on one page, for the period in the address. */
export function DashboardPage({
  id,
  dashboard,
  children,
}: {
  /** Of the address. */
  readonly id: string;
  readonly dashboard: DashboardDefinition;
  /** What can be done with it. */
  readonly children?: ReactNode;
}) {
  const label = useLabel();
  const search = useSearch({ from: '/dashboards/$id' });
  const navigate = useNavigate();
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
          <PdfButton path={`/dashboards/${encodeURIComponent(id)}`} name={label(dashboard.label)} search={search} />
          {children}
        </Group>
      </Group>
      <TileGrid dashboard={dashboard} period={period} chosen={search.only ?? {}} />
    </Box>
  );
}
