import { Anchor } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { createContext, use } from 'react';

/** Without a router (a preview) links load the page. */
export const NavigateContext = createContext<(address: string) => void>((address) => {
  window.location.assign(address);
});

export const recordAddress = (entity: string, id: string): string =>
  `/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`;

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

export function useOpen(): (address: string) => (event: MouseEvent) => void {
  const navigate = use(NavigateContext);
  return (address) => (event) => {
    event.stopPropagation();
    if (!isPlainClick(event)) return;
    event.preventDefault();
    navigate(address);
  };
}

/** A real link: opens in a new tab as any other. */
export function RecordLink({
  entity,
  id,
  children,
  quiet,
}: {
  readonly entity: string;
  readonly id: string;
  readonly children: ReactNode;
  readonly quiet?: boolean;
}) {
  const open = useOpen();
  const address = recordAddress(entity, id);
  return (
    <Anchor
      href={address}
      onClick={open(address)}
      className="lw-ellipsis"
      inherit
      {...(quiet && { c: 'inherit', fw: 500 })}
    >
      {children}
    </Anchor>
  );
}
