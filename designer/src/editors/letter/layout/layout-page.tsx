import type { LayoutDefinition, LetterText } from '@leitwerk/metadata/generated/definitions.gen';
import { DIN_5008, FOOT_MM, paperOf } from '@leitwerk/metadata/letter/paper';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react';
import { useRef, useState } from 'react';
import { useLayoutTexts } from '../../../i18n/layout-texts.ts';
import './layout-page.css';
import type { Placed } from './placed.ts';
import { moved, placedOf, widened } from './placed.ts';

type Props = {
  readonly layout: LayoutDefinition;
  readonly isReadOnly: boolean;
  /** Opens the properties of something. */
  readonly onChoose: (place: Placed['path']) => void;
  readonly onPlace: (placed: Placed, together: string) => void;
};

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Drag = {
  readonly placed: Placed;
  readonly from: readonly [x: number, y: number];
  readonly isWidth: boolean;
  readonly now: Placed;
};

/** The first page of a letterhead to scale. Logo and texts are moved by the mouse, or by keys. */
export function LayoutPage({ layout, isReadOnly, onChoose, onPlace }: Props) {
  const t = useLayoutTexts();
  const language = useLanguage();
  const paper = useRef<HTMLElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const { width, height } = paperOf(layout);
  const { margins, addressField, foldMarks, footer, logo, accent } = layout;
  const form = addressField && DIN_5008[addressField];
  // Everything is placed in hundredths of the paper: it is as wide as there is room.
  const at = (x: number, y: number, wide: number, high?: number): CSSProperties => ({
    left: `${(x / width) * 100}%`,
    top: `${(y / height) * 100}%`,
    width: `${(wide / width) * 100}%`,
    ...(high !== undefined && { height: `${(high / height) * 100}%` }),
  });
  const inMm = (pixels: number): number => (pixels * width) / (paper.current?.clientWidth || width);
  const dragged = (event: PointerEvent, { placed, from, isWidth }: Omit<Drag, 'now'>): Placed => {
    const by = [inMm(event.clientX - from[0]), inMm(event.clientY - from[1])] as const;
    return isWidth ? widened(placed, by[0], layout) : moved(placed, by, layout);
  };
  const start = (event: PointerEvent<HTMLElement>, placed: Placed, isWidth: boolean): void => {
    if (isReadOnly || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ placed, from: [event.clientX, event.clientY], isWidth, now: placed });
  };
  const move = (event: PointerEvent): void => {
    if (drag) setDrag({ ...drag, now: dragged(event, drag) });
  };
  const end = (): void => {
    if (drag && drag.now !== drag.placed) onPlace(drag.now, 'mouse');
    setDrag(null);
  };
  const byKey = (event: KeyboardEvent, placed: Placed): void => {
    const step = STEPS[event.key];
    if (event.key === 'Enter') return onChoose(placed.path);
    if (!step || isReadOnly) return;
    event.preventDefault();
    onPlace(event.shiftKey ? widened(placed, step[0], layout) : moved(placed, step, layout), 'keys');
  };
  const textOf = (body: LetterText | undefined): string => plain(body?.[language] ?? body?.de ?? '');
  const bodyOf = ({ path }: Placed): string =>
    path[0] === 'boxes' ? textOf(layout.boxes?.[Number(path[1])]?.body) : '';
  const nameOf = ({ path }: Placed): string =>
    path[0] === 'logo' ? t.logo : (layout.boxes?.[Number(path[1])]?.id ?? t.text);
  return (
    <section
      ref={paper}
      className="ld-sheet"
      aria-label={t.page(width, height)}
      style={{ aspectRatio: `${width} / ${height}`, '--ld-accent': accent ?? '#000' } as CSSProperties}
    >
      <div
        className="ld-sheet-text"
        style={at(
          margins.left,
          form ? form.text : margins.top,
          width - margins.left - margins.right,
          height - (form ? form.text : margins.top) - margins.bottom,
        )}
      >
        {t.body}
      </div>
      {form && (
        <>
          <div className="ld-sheet-zone" style={at(25, form.address, 80, 45)}>
            <span className="ld-sheet-sender">{textOf(layout.sender)}</span>
            {t.address}
          </div>
          <div className="ld-sheet-zone" style={at(125, form.information, 75, 40)}>
            {t.information}
          </div>
        </>
      )}
      {form &&
        foldMarks &&
        [...form.folds, form.punch].map((mark) => (
          <div key={mark} className="ld-sheet-mark" style={at(4, mark, mark === form.punch ? 6 : 4)} />
        ))}
      {footer && (
        <div
          className="ld-sheet-foot"
          data-line={footer.line || undefined}
          style={{
            left: `${(margins.left / width) * 100}%`,
            right: `${(margins.right / width) * 100}%`,
            bottom: `${(FOOT_MM / height) * 100}%`,
          }}
        >
          {footer.columns.map((column, index) => (
            <button
              key={column.id}
              type="button"
              style={{ flex: column.share ?? 1 }}
              aria-label={t.column(index + 1)}
              onClick={() => onChoose(['footer', 'columns', index])}
            >
              {textOf(column.body)}
            </button>
          ))}
        </div>
      )}
      {placedOf(layout).map((one) => {
        const placed = drag?.placed.path.join() === one.path.join() ? drag.now : one;
        return (
          // biome-ignore lint/a11y/useSemanticElements: it is moved, not pressed, and holds a handle
          <div
            key={one.path.join('.')}
            role="button"
            tabIndex={0}
            className="ld-sheet-placed"
            style={at(placed.x, placed.y, placed.width)}
            aria-label={t.placed(nameOf(one), placed.x, placed.y, placed.width)}
            title={t.placedHint}
            onPointerDown={(event) => start(event, one, false)}
            onPointerMove={move}
            onPointerUp={end}
            onDoubleClick={() => onChoose(one.path)}
            onKeyDown={(event) => byKey(event, one)}
          >
            {one.path[0] === 'logo' ? <img src={logo?.image} alt="" draggable={false} /> : <span>{bodyOf(one)}</span>}
            {!isReadOnly && (
              <span
                className="ld-sheet-handle"
                aria-hidden
                onPointerDown={(event) => start(event, one, true)}
                onPointerMove={move}
                onPointerUp={end}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}

/** As many lines as it has, without mark-up. */
const plain = (source: string): string =>
  source
    .replace(/<br\s*\/?>|<\/(p|h\d|li|tr)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&nbsp;', ' ')
    .trim();
