import { shownTypes } from '@leitwerk/metadata/shown-types';
import { Box, Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { useIsPreview } from '../../controls/preview-context.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { cellOf, NARROWEST, USUAL, WIDEST } from './column-widths.ts';

const STEP = 16;

type Props = {
  readonly fields: readonly FieldModel[];
  readonly columns: string;
  readonly sort: string;
  readonly onSort: (field: string) => void;
  readonly isPinned: boolean;
  readonly chosen: 'all' | 'some' | 'none';
  readonly onChoose: () => void;
  readonly widths: Readonly<Record<string, number>>;
  /** The width of a column in pixels, null: as usual; while it is being dragged it is not kept yet. */
  readonly onWidth: (field: FieldModel, width: number | null, isKept: boolean) => void;
};

/** The heads of the columns: sorts by a click, is made wider at its right edge. */
export function TableHead({ fields, columns, sort, onSort, isPinned, chosen, onChoose, widths, onWidth }: Props) {
  const t = useText();
  const label = useLabel();
  const isPreview = useIsPreview();
  const [first = ''] = sort.split(',');
  return (
    <Box role="row" className="lw-table-head" style={{ gridTemplateColumns: columns }}>
      <Box role="columnheader" className="lw-cell" data-check data-pinned={isPinned || undefined}>
        {!isPreview && (
          <Checkbox
            size="xs"
            aria-label={t('selectLoaded')}
            checked={chosen === 'all'}
            indeterminate={chosen === 'some'}
            onChange={onChoose}
          />
        )}
      </Box>
      {fields.map((field, index) => {
        const direction = first === field.name ? 'ascending' : first === `-${field.name}` ? 'descending' : undefined;
        return (
          <Box role="columnheader" key={field.id} aria-sort={direction ?? 'none'} {...cellOf(field, index, isPinned)}>
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
            <Edge
              label={t('columnWidth', { field: label(field.label) })}
              value={widths[field.id] ?? USUAL}
              onWidth={(width, isKept) => onWidth(field, width, isKept)}
            />
          </Box>
        );
      })}
    </Box>
  );
}

type EdgeProps = {
  readonly label: string;
  readonly value: number;
  readonly onWidth: (width: number | null, isKept: boolean) => void;
};

const held = (width: number): number => Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));

/** The edge of a column: dragged, moved by the arrow keys, double-clicked for the usual width. */
function Edge({ label, value, onWidth }: EdgeProps) {
  const edge = useRef<HTMLDivElement>(null);
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthNow = (): number => edge.current?.parentElement?.offsetWidth ?? value;
  const drag = (event: PointerEvent, isKept: boolean) => {
    if (!start.current || (isKept && event.clientX === start.current.x)) return;
    onWidth(held(start.current.width + event.clientX - start.current.x), isKept);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onWidth(held(widthNow() + step), true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved
    <div
      ref={edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      className="lw-edge"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: widthNow() };
      }}
      onPointerMove={(event) => drag(event, false)}
      onPointerUp={(event) => {
        drag(event, true);
        start.current = null;
      }}
      onDoubleClick={() => onWidth(null, true)}
      onKeyDown={onKeyDown}
    />
  );
}
