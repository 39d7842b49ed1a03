import { shownTypes } from '@leitwerk/metadata/shown-types';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Center, Loader, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { RecordLink, recordAddress, useOpen } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { isNumber, titleFieldOf } from '../../model/fields-of.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';

const ROW = 38;
const AHEAD = 20;

type Props = {
  readonly entity: EntityModel;
  readonly fields: readonly FieldModel[];
  readonly items: readonly WireRecord[];
  readonly sort: string | undefined;
  readonly onSort: (field: string) => void;
  readonly isLoadingMore: boolean;
  readonly onEnd: () => void;
};

const WIDTHS: Partial<Record<FieldModel['type'], number>> = {
  date: 110,
  boolean: 80,
  integer: 110,
  option: 150,
  'number-range': 130,
  address: 260,
  email: 210,
  phone: 160,
};
const widthOf = (field: FieldModel, isTitle: boolean): string =>
  isTitle ? 'minmax(200px, 2fr)' : `minmax(${WIDTHS[field.type] ?? 140}px, 1fr)`;

/** Only rows in sight are in the page, however long the list is. Arrows move, Enter opens. */
export function RecordTable({ entity, fields, items, sort, onSort, isLoadingMore, onEnd }: Props) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const open = useOpen();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const title = titleFieldOf(entity);
  const columns = fields.map((field) => widthOf(field, field === title)).join(' ');
  const width = fields.reduce((sum, field) => sum + (field === title ? 200 : (WIDTHS[field.type] ?? 140)), 24);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - AHEAD) onEnd();
  }, [last, items.length, onEnd]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step =
      event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = Math.min(Math.max(current + step, 0), items.length - 1);
      setCurrent(next);
      rows.scrollToIndex(next);
    }
    const item = items[current];
    if (event.key === 'Enter' && item && event.target === event.currentTarget)
      open(recordAddress(entity.name, item.id))(event as never);
  };

  return (
    <Box
      ref={scroller}
      className="lw-table"
      tabIndex={0}
      role="region"
      aria-label={label(entity.labelPlural)}
      onKeyDown={onKeyDown}
    >
      <Box role="table" aria-rowcount={items.length} style={{ minWidth: width }}>
        <Box role="row" className="lw-table-head" style={{ gridTemplateColumns: columns }}>
          {fields.map((field) => {
            const direction = sort === field.name ? 'ascending' : sort === `-${field.name}` ? 'descending' : undefined;
            return (
              <Box
                role="columnheader"
                key={field.id}
                aria-sort={direction ?? 'none'}
                className="lw-cell"
                data-number={isNumber(field) || undefined}
              >
                {shownTypes[field.type].sortable ? (
                  <UnstyledButton
                    className="lw-sort"
                    onClick={() => onSort(field.name)}
                    aria-label={t('sortBy', { field: label(field.label) })}
                  >
                    <span className="lw-ellipsis">{label(field.label)}</span>
                    {direction === 'ascending' && <IconArrowUp size={13} aria-hidden />}
                    {direction === 'descending' && <IconArrowDown size={13} aria-hidden />}
                  </UnstyledButton>
                ) : (
                  <span className="lw-ellipsis">{label(field.label)}</span>
                )}
              </Box>
            );
          })}
        </Box>
        <Box role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map((row) => {
            const item = items[row.index];
            if (!item) return null;
            return (
              <Box
                role="row"
                key={item.id}
                className="lw-row"
                data-current={row.index === current || undefined}
                style={{ gridTemplateColumns: columns, height: ROW, transform: `translateY(${row.start}px)` }}
                onClick={open(recordAddress(entity.name, item.id))}
              >
                {fields.map((field) => (
                  <Box role="cell" key={field.id} className="lw-cell" data-number={isNumber(field) || undefined}>
                    {field === title ? (
                      <RecordLink entity={entity.name} id={item.id} quiet>
                        {titleOfRecord(entity, item, language)}
                      </RecordLink>
                    ) : (
                      <FieldDisplay field={field} value={item[field.name]} compact />
                    )}
                  </Box>
                ))}
              </Box>
            );
          })}
        </Box>
      </Box>
      {isLoadingMore && (
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
