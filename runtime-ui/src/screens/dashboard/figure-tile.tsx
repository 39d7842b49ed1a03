import { filterOf, measuresOf } from '@leitwerk/metadata/dashboard/tile-query';
import type { TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import { valueCell } from '@leitwerk/metadata/dashboard/tile-table';
import { drawnValue } from '@leitwerk/metadata/dashboard/tile-words';
import { Box, Progress, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { CountedLink } from './counted-link.tsx';
import { spanOf } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { TileFrame } from './tile-frame.tsx';
import type { TileProps } from './tile-props.ts';
import { useTileAnswer } from './tile-source.ts';
import { TileState } from './tile-state.tsx';
import { useTileWords } from './tile-words.ts';

/** One number, what it was in the period before, and how much of its target it is. */
export function FigureTile({ tile, entity, period, notes, least }: TileProps) {
  const t = useOwnTexts(dashboardTexts);
  const label = useLabel();
  const words = useTileWords();
  const { data, error } = useTileAnswer({ tile, entity, period, least });
  const { now, before } = data?.is === 'figure' ? data : { now: undefined, before: null };
  const [measure] = measuresOf(tile, entity);
  const value = measure && now?.values[measure.key];
  const was = measure && before?.values[measure.key];
  const share = tile.target === undefined ? undefined : drawnValue(value) / Number(tile.target);
  if (!measure || !now)
    return (
      <TileFrame tile={tile} notes={notes}>
        <TileState error={error} isPending />
      </TileFrame>
    );
  // Of too few people nothing is told, not even that it was nothing.
  const isFew = now.few === true;
  if (isFew && least !== undefined)
    return (
      <TileFrame tile={tile} notes={notes}>
        <Text size="sm" c="dimmed">
          {t.tooFewPeople(least)}
        </Text>
      </TileFrame>
    );
  const compared = tile.compare && before !== null && before.few !== true;
  const table: TileTable = {
    head: [label(tile.label), ...(compared ? [t.before.replace(/:$/, '')] : [])],
    rows: [[valueCell(measure, value, words), ...(compared ? [valueCell(measure, was, words)] : [])]],
  };
  return (
    <TileFrame tile={tile} notes={notes} table={table}>
      <Box className="lw-figure">
        <Text component="div" className="lw-figure-value" {...(tile.color && { style: { color: inkOf(tile.color) } })}>
          <CountedLink
            entity={entity.name}
            filter={least === undefined ? filterOf(tile, entity, spanOf(period)) : undefined}
            label={`${label(tile.label)}: ${words.value(measure, value)}. ${t.records(label(tile.label))}`}
          >
            {words.value(measure, value)}
          </CountedLink>
        </Text>
        {compared && (
          <Text size="xs" c="dimmed" component="div" className="lw-figure-before">
            <Change now={drawnValue(value)} was={drawnValue(was)} />
            <span className="lw-figure-label">{t.before}</span> {words.value(measure, was)}
          </Text>
        )}
        {share !== undefined && tile.target !== undefined && (
          <Box mt={6}>
            <Progress
              value={Math.min(share * 100, 100)}
              size="sm"
              color={share >= 1 ? 'green' : (tile.color ?? 'blue')}
              aria-label={t.ofTarget(words.percent(share), words.value(measure, tile.target))}
            />
            <Text size="xs" c="dimmed" mt={2}>
              {t.ofTarget(words.percent(share), words.value(measure, tile.target))}
            </Text>
          </Box>
        )}
      </Box>
    </TileFrame>
  );
}

/** The colour as large letters bear it, on light and on dark ground (WCAG 1.4.3). */
const inkOf = (color: string): string => `light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-4))`;

/** Beyond this a percentage says nothing but that it was little before. */
const MOST_CHANGE = 9.99;

/** By how much it has grown or fallen; nothing can be said of what was nothing. */
function Change({ now, was }: { readonly now: number; readonly was: number }) {
  const t = useOwnTexts(dashboardTexts);
  const { percent } = useTileWords();
  const change = was === 0 ? 0 : Math.abs(now - was) / Math.abs(was);
  if (change === 0 || change > MOST_CHANGE) return null;
  const Icon = now > was ? IconArrowUpRight : IconArrowDownRight;
  const text = percent(change);
  const said = now > was ? `+${text}` : `−${text}`;
  return (
    <span className="lw-figure-change" title={t.change(said)}>
      <Icon size={14} aria-hidden />
      {said}
    </span>
  );
}
