import type { TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import { ActionIcon, Box, Group, Text, Title } from '@mantine/core';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { lazy, use } from 'react';
import { LazyMenu } from '../../controls/lazy-menu.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardTile } from '../../model/definitions.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { TileSourceContext } from './tile-source.ts';

const ExportMenu = lazy(async () => ({ default: (await import('./export-menu.tsx')).ExportMenu }));

type Props = {
  readonly tile: DashboardTile;
  /** What of the dashboard's choices does not apply to it. */
  readonly notes: readonly string[];
  /** What can be taken along as a file; undefined as long as nothing is counted. */
  readonly table?: TileTable | undefined;
  /** Of what can be seen as a chart and as a table. */
  readonly isTable?: boolean;
  readonly onTable?: (isTable: boolean) => void;
  readonly children: ReactNode;
};

/** Where nothing leads to records there is nothing else in it that keys could reach to scroll it. */
const SCROLLED_BY_KEYS = { tabIndex: 0 };

/** The head of a tile, and what it shows. */
export function TileFrame({ tile, notes, table, isTable = false, onTable, children }: Props) {
  const t = useOwnTexts(dashboardTexts);
  const label = useLabel();
  const { isClosed } = use(TileSourceContext);
  const Icon = isTable ? IconChartBar : IconTable;
  const title = label(tile.label);
  return (
    <>
      <Group gap={6} wrap="nowrap" className="lw-tile-head">
        <Title order={2} size="sm" className="lw-ellipsis" flex={1} title={title}>
          {title}
        </Title>
        {onTable && (
          <ActionIcon
            size="sm"
            aria-label={`${isTable ? t.asChart : t.asTable}: ${title}`}
            title={isTable ? t.asChart : t.asTable}
            onClick={() => onTable(!isTable)}
          >
            <Icon size={15} aria-hidden />
          </ActionIcon>
        )}
        {table && table.rows.length > 0 && (
          <LazyMenu
            target={
              <ActionIcon size="sm" className="lw-tile-export" aria-label={`${t.export}: ${title}`} title={t.export}>
                <IconDownload size={15} aria-hidden />
              </ActionIcon>
            }
          >
            {(target) => <ExportMenu target={target} name={title} table={table} />}
          </LazyMenu>
        )}
      </Group>
      {notes.length > 0 && (
        <Text size="xs" c="dimmed" className="lw-tile-timeless">
          {notes.join(', ')}
        </Text>
      )}
      <Box className="lw-tile-body" {...((isClosed || tile.people !== undefined) && SCROLLED_BY_KEYS)}>
        {children}
      </Box>
    </>
  );
}
