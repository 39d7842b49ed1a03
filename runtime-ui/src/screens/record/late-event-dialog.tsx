import type { ComponentProps } from 'react';
import { lazy, Suspense, useState } from 'react';
import type { EventDialog } from './event-dialog.tsx';

const Dialog = lazy(async () => ({ default: (await import('./event-dialog.tsx')).EventDialog }));

/** Loaded when it is opened for the first time; it stays then, so that the focus finds back to its button. */
export function LateEventDialog(props: ComponentProps<typeof EventDialog>) {
  const [wasOpened, setWasOpened] = useState(false);
  if (props.opened && !wasOpened) setWasOpened(true);
  return wasOpened ? (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  ) : null;
}
