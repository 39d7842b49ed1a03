import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { use } from 'react';
import { useOpen } from '../../controls/record-link.tsx';
import type { Filter } from '../../model/definitions.ts';
import { TileSourceContext } from './tile-source.ts';

/** A list of exactly the records of a filter, under no view's own conditions. */
export const countedAddress = (entity: string, filter: Filter): string =>
  `/records/${encodeURIComponent(entity)}?${new URLSearchParams({
    view: 'counted',
    type: 'list',
    filter: JSON.stringify(filter),
  })}`;

/** Leads to the records that a figure counts. */
export function CountedLink({
  entity,
  filter,
  label,
  className,
  children,
}: {
  readonly entity: string;
  /** Undefined for what leads nowhere. */
  readonly filter: Filter | undefined;
  /** What is read out; the text when absent. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const open = useOpen();
  const { isClosed } = use(TileSourceContext);
  if (filter === undefined || isClosed) return <span className={className}>{children}</span>;
  const address = countedAddress(entity, filter);
  return (
    <Anchor
      href={address}
      onClick={open(address)}
      inherit
      c="inherit"
      {...(label !== undefined && { 'aria-label': label })}
      {...(className !== undefined && { className })}
    >
      {children}
    </Anchor>
  );
}
