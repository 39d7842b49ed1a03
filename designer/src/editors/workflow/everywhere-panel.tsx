import { Panel } from '@xyflow/react';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';
import { useCanvas } from './canvas-context.tsx';
import { WayButton } from './way-button.tsx';

/** Transitions of the outermost state, which is not drawn: they can be taken everywhere. */
export function EverywherePanel() {
  const t = useCanvasTexts();
  const { picture } = useCanvas();
  const ways = picture.ways.filter((way) => way.from === '');
  if (ways.length === 0) return null;
  return (
    <Panel position="top-left" className="lc-everywhere">
      <span className="lc-row-to">{t.everywhere}</span>
      {ways.map((way) => (
        <WayButton key={way.id} way={way} />
      ))}
    </Panel>
  );
}
