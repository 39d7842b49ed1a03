import { lazy, Suspense, useState } from 'react';
import type { PanelProps } from './popover-panel.tsx';

const PopoverPanel = lazy(async () => ({ default: (await import('./popover-panel.tsx')).PopoverPanel }));

/** A panel at a button; what places it is loaded when it opens for the first time: most pages are left without it. */
export function LatePopover(props: PanelProps) {
  const [isNeeded, setNeeded] = useState(props.opened);
  if (props.opened && !isNeeded) setNeeded(true);
  return isNeeded ? (
    <Suspense fallback={props.target}>
      <PopoverPanel {...props} />
    </Suspense>
  ) : (
    props.target
  );
}
