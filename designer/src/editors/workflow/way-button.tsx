import { UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { stateAt, useCanvas } from './canvas-context.tsx';
import { IssueMark } from './issue-mark.tsx';
import type { PicturedWay } from './picture.ts';
import { isSelectedWay } from './picture-issues.ts';

/** A transition in a list: what takes it, and where it leads. */
export function WayButton({ way }: { readonly way: PicturedWay }) {
  const t = useCanvasTexts();
  const canvas = useCanvas();
  const { words, select, selected, issues } = canvas;
  const targets = way.to.map((path) => {
    const found = stateAt(canvas, path);
    return found ? words.state(found) : path;
  });
  return (
    <UnstyledButton
      className="lc-row"
      aria-current={isSelectedWay(selected, way.id) || undefined}
      onClick={() => select({ way: way.id })}
    >
      <IconArrowRight size={13} aria-hidden />
      <span>
        {words.way(way)}
        {way.isGuarded && ` (${t.guarded})`}
        <span className="lc-row-to"> → {way.lost !== null ? t.lost(way.lost) : targets.join(', ') || t.nowhere}</span>
      </span>
      <IssueMark issues={issues.ofWay.get(way.id)} />
    </UnstyledButton>
  );
}
