import { Group } from '@mantine/core';
import type { ComponentType } from 'react';
import { lazy, memo, Suspense } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';
import type { ModuleActionProps, RecordActionProps } from './actions/record-action.ts';

type RecordAction = { readonly permission: string; readonly Action: ComponentType<RecordActionProps> };

/** THE list of what the platform's own entities offer beyond their fields. */
const ACTIONS: Readonly<Record<string, readonly RecordAction[]>> = {
  user: [
    {
      permission: 'users.manage',
      Action: lazy(async () => ({ default: (await import('./actions/user-password-link.tsx')).UserPasswordLink })),
    },
  ],
};

/** What modules offer on a record, each loaded when the application uses it. */
const MODULE_ACTIONS: readonly {
  readonly module: string;
  /** Absent: only its own code can say, and is loaded for that. */
  readonly suits?: (entity: EntityModel) => boolean;
  readonly Action: ComponentType<ModuleActionProps>;
}[] = [
  {
    module: 'blacklist',
    Action: lazy(async () => ({ default: (await import('./actions/blacklist-stops.tsx')).BlacklistStops })),
  },
  {
    module: 'documents',
    Action: lazy(async () => ({ default: (await import('../documents/letter-button.tsx')).LetterButton })),
  },
  {
    module: 'contacts',
    Action: lazy(async () => ({ default: (await import('./actions/card-button.tsx')).CardButton })),
  },
  {
    module: 'dav',
    suits: ({ startField }) => startField !== undefined,
    Action: lazy(async () => ({ default: (await import('../invitations/guest-panel.tsx')).GuestPanel })),
  },
  {
    module: 'tariff',
    Action: lazy(async () => ({ default: (await import('./actions/price-entry.tsx')).PriceEntry })),
  },
];

export const RecordActions = memo(function RecordActions({
  entity,
  record,
  title,
}: {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly title: string;
}) {
  const { permissions } = useSignedIn();
  const { app } = useModel();
  const actions = (ACTIONS[entity.name] ?? []).filter((one) => permissions.includes(one.permission));
  const ofModules = MODULE_ACTIONS.filter(
    ({ module, suits }) => app?.modules?.includes(module) && (suits?.(entity) ?? true),
  );
  if (actions.length === 0 && ofModules.length === 0) return null;
  return (
    <Group px="md" gap="xs" className="lw-record-actions">
      {actions.map(({ permission, Action }) => (
        <Suspense key={permission}>
          <Action record={record} title={title} />
        </Suspense>
      ))}
      {ofModules.map(({ module, Action }) => (
        <Suspense key={module}>
          <Action entity={entity} record={record} title={title} />
        </Suspense>
      ))}
    </Group>
  );
});
