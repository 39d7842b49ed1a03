import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Center, Loader, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Sums } from '../../client/records.ts';
import { useDensity } from '../../controls/density.ts';
import { useIsPreview } from '../../controls/preview-context.ts';
import { recordAddress, useOpen } from '../../controls/record-link.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import { gridColumns, leastWidth } from './column-widths.ts';
import { GroupRow, MoreRow } from './group-row.tsx';
import type { Line, RowGroup } from './lines.ts';
import { lineKey } from './lines.ts';
import type { OwnColumns } from './own-list.ts';
import { SumCells } from './sum-cells.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import type { Selecting } from './use-selection.ts';

const AHEAD = 20;

type Props = {
  readonly entity: EntityModel;
  readonly fields: readonly FieldModel[];
  readonly lines: readonly Line[];
  /** How many records there are in all. */
  readonly count: number | undefined;
  readonly sort: string;
  readonly onSort: (field: string) => void;
  readonly own: OwnColumns;
  readonly setOwn: (own: OwnColumns) => void;
  readonly selecting: Selecting;
  readonly group?: FieldModel | undefined;
  readonly summed: readonly FieldModel[];
  /** Sums over all that match; absent until they are known. */
  readonly sums: Sums | undefined;
  readonly isLoadingMore: boolean;
  /** Rows are shown from the last one on: more of them come above. */
  readonly isFromEnd: boolean;
  readonly onEnd: () => void;
  readonly onJump: (isToEnd: boolean) => void;
  readonly onToggleGroup?: (group: RowGroup) => void;
  readonly onMore?: (group: RowGroup) => void;
};

/** Only rows in sight are in the page, however long the list is. Arrows move, Enter opens, x and the blank choose. */
export function RecordTable(props: Props) {
  const { entity, fields, lines, own, setOwn, selecting, group, summed, isFromEnd, onEnd } = props;
  const t = useText();
  const label = useLabel();
  const open = useOpen();
  const isPreview = useIsPreview();
  const scroller = useRef<HTMLDivElement>(null);
  const { row: height } = useDensity();
  const [current, setCurrent] = useState(-1);
  const [dragged, setDragged] = useState<Readonly<Record<string, number>>>({});
  const widths = { ...own.widths, ...dragged };
  const title = titleFieldOf(entity);
  const columns = gridColumns(fields, title, widths);
  const isPinned = own.pinned === true;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const shown = rows.getVirtualItems();
  const edge = (isFromEnd ? shown.at(0)?.index : shown.at(-1)?.index) ?? 0;
  useEffect(() => {
    if (isFromEnd ? edge < AHEAD : edge >= lines.length - AHEAD) onEnd();
  }, [edge, lines.length, onEnd, isFromEnd]);
  useHeldFromEnd(scroller, lines.length, isFromEnd, height);

  const onWidth = (field: FieldModel, width: number | null, isKept: boolean) => {
    if (width !== null && !isKept) {
      setDragged({ [field.id]: width });
      return;
    }
    setDragged({});
    const { [field.id]: _before, ...others } = own.widths ?? {};
    setOwn({ ...own, widths: width === null ? others : { ...others, [field.id]: width } });
  };
  const act = (line: Line | undefined, event: KeyboardEvent) => {
    if (line?.kind === 'row') open(recordAddress(entity.name, line.record.id))(event as never);
    else if (line?.kind === 'group') props.onToggleGroup?.(line.group);
    else if (line) props.onMore?.(line.group);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const step = stepOf(event.key);
    const line = lines[current];
    if (step !== 0) {
      event.preventDefault();
      const next = Math.min(Math.max(current + step, 0), lines.length - 1);
      setCurrent(next);
      rows.scrollToIndex(next);
      const reached = lines[next];
      if (event.shiftKey && !isPreview && reached?.kind === 'row') selecting.toggle(reached.record.id, true);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      props.onJump(event.key === 'End');
      const next = event.key === 'End' ? lines.length - 1 : 0;
      setCurrent(next);
      rows.scrollToIndex(next);
    } else if (!isPreview && (event.key === 'x' || event.key === ' ') && line?.kind === 'row') {
      event.preventDefault();
      selecting.toggle(line.record.id, event.shiftKey);
    } else if (event.key === 'Escape') selecting.clear();
    else if (event.key === 'Enter') act(line, event);
  };
  const loaded = lines.flatMap((line): WireRecord[] => (line.kind === 'row' ? [line.record] : []));
  const hasAll = loaded.length > 0 && loaded.every((one) => selecting.has(one.id));

  return (
    <Box
      ref={scroller}
      className="lw-table"
      tabIndex={0}
      role="region"
      aria-label={label(entity.labelPlural)}
      onKeyDown={onKeyDown}
    >
      <Box role="table" aria-rowcount={props.count ?? -1} style={{ minWidth: leastWidth(fields, title, widths) }}>
        <TableHead
          fields={fields}
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          isPinned={isPinned}
          chosen={hasAll ? 'all' : selecting.selection ? 'some' : 'none'}
          onChoose={selecting.toggleLoaded}
          widths={widths}
          onWidth={onWidth}
        />
        <Box role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map((row) => {
            const line = lines[row.index];
            if (!line) return null;
            const isCurrent = row.index === current;
            const style = { gridTemplateColumns: columns, height, transform: `translateY(${row.start}px)` };
            if (line.kind === 'row')
              return (
                <TableRow
                  key={lineKey(line)}
                  entity={entity}
                  fields={fields}
                  record={line.record}
                  isCurrent={isCurrent}
                  isPinned={isPinned}
                  isChosen={selecting.has(line.record.id)}
                  onChoose={(isRange) => selecting.toggle(line.record.id, isRange)}
                  style={style}
                />
              );
            if (line.kind === 'more')
              return (
                <MoreRow
                  key={lineKey(line)}
                  isLoading={line.isLoading}
                  onMore={() => props.onMore?.(line.group)}
                  style={style}
                />
              );
            return (
              group && (
                <GroupRow
                  key={lineKey(line)}
                  group={line.group}
                  by={group}
                  fields={fields}
                  summed={summed}
                  isCurrent={isCurrent}
                  onToggle={() => props.onToggleGroup?.(line.group)}
                  style={style}
                />
              )
            );
          })}
        </Box>
        {summed.length > 0 && (
          <Box role="row" className="lw-sums" style={{ gridTemplateColumns: columns }}>
            <SumCells fields={fields} summed={summed} sums={props.sums?.sums}>
              {t('sumOfAll')}
            </SumCells>
          </Box>
        )}
      </Box>
      {props.isLoadingMore && (
        <Center py="sm">
          <Loader size="xs" />
          <Text ml="xs" c="dimmed" size="xs">
            {t('moreLoading')}
          </Text>
        </Center>
      )}
    </Box>
  );
}

function stepOf(key: string): number {
  if (key === 'ArrowDown' || key === 'j') return 1;
  return key === 'ArrowUp' || key === 'k' ? -1 : 0;
}

/** Begins at the end, and keeps the rows where they are when more of them come above. */
function useHeldFromEnd(
  scroller: { readonly current: HTMLDivElement | null },
  length: number,
  isFromEnd: boolean,
  height: number,
): void {
  const before = useRef(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isFromEnd) return;
    if (before.current === 0) element.scrollTop = element.scrollHeight;
    else element.scrollTop += (length - before.current) * height;
    before.current = length;
  }, [scroller, length, isFromEnd, height]);
}
