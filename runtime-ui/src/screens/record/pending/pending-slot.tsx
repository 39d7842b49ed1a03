import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense } from 'react';
import { readPendingChanges } from '../../../client/pending.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import type { OpenRecord } from '../../../client/records.ts';
import type { EntityModel } from '../../../model/definitions.ts';

const PendingPanel = lazy(async () => ({ default: (await import('./pending-panel.tsx')).PendingPanel }));

/** What is planned for a record; most have nothing, and load nothing for it. */
export const PendingSlot = memo(function PendingSlot({
  entity,
  record,
}: {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
}) {
  const found = useQuery({
    queryKey: queryKeys.pendingChanges(entity.name, record.id),
    queryFn: () => readPendingChanges(entity.name, record.id),
  });
  const open = found.data?.filter(({ state }) => state === 'planned' || state === 'refused') ?? [];
  return open.length === 0 ? null : (
    <Suspense>
      <PendingPanel entity={entity} record={record} plans={open} />
    </Suspense>
  );
});
