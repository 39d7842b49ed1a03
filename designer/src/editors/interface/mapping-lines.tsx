import { useViewportSize } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'height'>;

/** Lines from columns to what reads them, where both sides stand beside each other. */
export function MappingLines({
  within,
  pairs,
}: {
  readonly within: RefObject<HTMLElement | null>;
  /** Ids of columns with those of targets. */
  readonly pairs: readonly (readonly [column: string, target: string])[];
}) {
  const { width } = useViewportSize();
  const [paths, setPaths] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the rows stand changes with the width of the window.
  useLayoutEffect(() => {
    const holder = within.current;
    if (!holder) return;
    const { left, top } = holder.getBoundingClientRect();
    const boxOf = (end: string): Box | undefined =>
      holder.querySelector(`[data-end="${CSS.escape(end)}"]`)?.getBoundingClientRect();
    setPaths(
      pairs.flatMap(([column, target]) => {
        const [from, to] = [boxOf(`column ${column}`), boxOf(`target ${target}`)];
        return from && to && to.left >= from.right ? [lineBetween(from, to, { left, top })] : [];
      }),
    );
  }, [within, pairs, width]);
  return (
    <svg className="ld-mapping-lines" aria-hidden>
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

function lineBetween(from: Box, to: Box, origin: Pick<Box, 'left' | 'top'>): string {
  const [x, otherX] = [from.right - origin.left, to.left - origin.left];
  const middleOf = ({ top, height }: Box): number => Math.round(top + height / 2 - origin.top);
  const half = (x + otherX) / 2;
  return `M${x} ${middleOf(from)} C${half} ${middleOf(from)} ${half} ${middleOf(to)} ${otherX} ${middleOf(to)}`;
}
