import { bothFilters } from '@leitwerk/metadata/dashboard/both-filters';
import { queryOf } from '@leitwerk/metadata/dashboard/tile-query';
import type { TileTable } from '@leitwerk/metadata/dashboard/tile-table';
import { textCell } from '@leitwerk/metadata/dashboard/tile-table';
import { Box, Text } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { FieldModel, Filter } from '../../model/definitions.ts';
import { CountedLink } from './counted-link.tsx';
import { spanOf } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { TileFrame } from './tile-frame.tsx';
import type { TileProps } from './tile-props.ts';
import { useTileAnswer } from './tile-source.ts';
import { TileState } from './tile-state.tsx';
import { useTileWords } from './tile-words.ts';

type Stage = { readonly name: string; readonly count: number; readonly ofFirst: number; readonly filter: Filter };

/** How many records have come how far: each stage counts what is in it or in a later one. */
export function FunnelTile({ tile, entity, period, notes, field }: TileProps & { readonly field: FieldModel }) {
  const t = useOwnTexts(dashboardTexts);
  const words = useTileWords();
  const ids = tile.stages ?? [];
  const plain = queryOf(tile, entity, spanOf(period));
  const { data, error, isPending } = useTileAnswer({ tile, entity, period });
  const reached = (from: number): number => (data?.is === 'funnel' ? (data.reached[from] ?? 0) : 0);
  const first = reached(0);
  const stages = ids.map(
    (id, index): Stage => ({
      name: words.group(field, id, undefined),
      count: reached(index),
      ofFirst: first === 0 ? 0 : reached(index) / first,
      filter: bothFilters(plain.filter, { [field.name]: { in: ids.slice(index) } }),
    }),
  );
  const table: TileTable = {
    head: [words.field(field), t.measures['count'] ?? '', t.ofFirstStage],
    rows: stages.map(({ name, count, ofFirst }) => [
      textCell(name),
      { text: String(count), number: String(count) },
      textCell(words.percent(ofFirst)),
    ]),
  };
  return (
    <TileFrame tile={tile} notes={notes} table={first > 0 ? table : undefined}>
      {first === 0 ? (
        <TileState error={error} isPending={isPending} />
      ) : (
        <Box component="ol" className="lw-plain-list lw-funnel">
          {stages.map((stage, index) => (
            <Step key={ids[index]} stage={stage} entity={entity.name} color={tile.color ?? 'blue'} />
          ))}
        </Box>
      )}
    </TileFrame>
  );
}

function Step({
  stage: { name, count, ofFirst, filter },
  entity,
  color,
}: {
  readonly stage: Stage;
  readonly entity: string;
  readonly color: string;
}) {
  const words = useTileWords();
  const number = count.toLocaleString(words.locale);
  return (
    <li className="lw-funnel-step">
      <CountedLink
        entity={entity}
        filter={filter}
        label={`${name}: ${number}, ${words.percent(ofFirst)}`}
        className="lw-bar-link lw-funnel-link"
      >
        <span
          className="lw-bar-fill lw-funnel-fill"
          style={{ width: `${ofFirst * 100}%`, background: `var(--mantine-color-${color}-light)` }}
        />
        <Text span size="sm" className="lw-ellipsis lw-bar-name">
          {name}
        </Text>
        <Text span size="sm" className="lw-number" c="dimmed">
          {words.percent(ofFirst)}
        </Text>
        <Text span size="sm" fw={600} className="lw-number">
          {number}
        </Text>
      </CountedLink>
    </li>
  );
}
