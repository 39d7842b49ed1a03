import type { ReactElement, ReactNode } from 'react';
import { cloneElement, Suspense, useState } from 'react';

/** A button whose menu is loaded when it is pressed for the first time: most pages are left without it. */
export function LazyMenu({
  target,
  children,
}: {
  readonly target: ReactElement<{ onClick?: () => void; 'aria-haspopup'?: 'menu' }>;
  /** The menu around its button, opened. */
  readonly children: (target: ReactElement) => ReactNode;
}) {
  const [isNeeded, setNeeded] = useState(false);
  if (!isNeeded) return cloneElement(target, { onClick: () => setNeeded(true), 'aria-haspopup': 'menu' });
  return <Suspense fallback={target}>{children(target)}</Suspense>;
}
