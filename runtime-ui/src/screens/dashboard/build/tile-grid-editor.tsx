import 'react-grid-layout/css/styles.css';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { KeyboardEvent, ReactNode } from 'react';
import type { LayoutItem } from 'react-grid-layout';
import { GridLayout, useContainerWidth } from 'react-grid-layout';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { Label } from '../../../model/definitions.ts';
import '../../../styles/dashboard-build.css';
import { buildTexts } from './build-texts.ts';
import { COLUMNS, layoutOf, moved, resized, withLayout } from './tile-layout.ts';

type Props = {
  readonly tiles: readonly Plain[];
  /** What a tile shows. */
  readonly contentOf: (tile: Plain) => ReactNode;
  readonly isReadOnly: boolean;
  readonly hasError: (index: number) => boolean;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onChange: (tiles: readonly Plain[]) => void;
  readonly onRemove: (id: string) => void;
  /** What is read out. */
  readonly onSay: (text: string) => void;
};

/** As on the page itself (`dashboard.css`), somewhat smaller. */
const ROW_HEIGHT = 46;
const GAP = 8;
/** Below this the grid is moved sideways: tiles of two columns could not be read. */
const LEAST_GRID = 620;

const STEPS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The tiles in their grid: by the mouse, or by keys. */
export function TileGridEditor(props: Props) {
  const { tiles, isReadOnly, chosen, onChoose, onChange, onRemove, onSay } = props;
  const t = useOwnTexts(buildTexts);
  const label = useLabel();
  const { width, containerRef, mounted } = useContainerWidth();
  const layout = layoutOf(tiles);
  const place = (next: readonly LayoutItem[]): void => onChange(withLayout(tiles, next));
  const byKey = (event: KeyboardEvent, id: string): void => {
    const step = STEPS[event.key];
    if (event.target !== event.currentTarget || isReadOnly) return;
    if (event.key === 'Delete') return onRemove(id);
    if (!step) return;
    event.preventDefault();
    const next = (event.shiftKey ? resized : moved)(tiles, id, ...step);
    onChange(next);
    const tile = next.find((one) => one['id'] === id);
    if (tile) onSay(placeWords(tile));
  };
  const placeWords = (tile: Plain): string =>
    t.place(
      label(tile['label'] as Label | undefined),
      Number(tile['x']) + 1,
      Number(tile['y']) + 1,
      Number(tile['width']),
      Number(tile['height']),
    );
  return (
    <div ref={containerRef as never} className="ldb-grid" role="application" aria-label={t.grid}>
      {mounted && (
        <GridLayout
          width={Math.max(width, LEAST_GRID)}
          layout={layout}
          gridConfig={{ cols: COLUMNS, rowHeight: ROW_HEIGHT, margin: [GAP, GAP], containerPadding: [0, 0] }}
          dragConfig={{ enabled: !isReadOnly, threshold: 4 }}
          resizeConfig={{ enabled: !isReadOnly }}
          onDragStop={(next) => place(next)}
          onResizeStop={(next) => place(next)}
        >
          {tiles.map((tile, index) => {
            const id = String(tile['id']);
            return (
              // biome-ignore lint/a11y/useSemanticElements: the grid gives the element its place and cannot do so with a fieldset
              <div
                key={id}
                role="group"
                // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move and resize it; the panel beside says the same
                tabIndex={0}
                aria-label={placeWords(tile)}
                className="ldb-tile"
                data-chosen={chosen === id || undefined}
                data-wrong={props.hasError(index) || undefined}
                onFocus={() => onChoose(id)}
                onMouseDown={() => onChoose(id)}
                onKeyDown={(event) => byKey(event, id)}
              >
                {props.contentOf(tile)}
              </div>
            );
          })}
        </GridLayout>
      )}
    </div>
  );
}
