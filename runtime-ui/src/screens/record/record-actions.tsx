import { Group } from '@mantine/core';
import type { ComponentType } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { useSignedIn } from '../../client/session.ts';
import type { EntityModel } from '../../model/definitions.ts';
import type { RecordActionProps } from './actions/record-action.ts';
import { UserPasswordLink } from './actions/user-password-link.tsx';

type RecordAction = { readonly permission: string; readonly Action: ComponentType<RecordActionProps> };

/** THE list of what the platform's own entities offer beyond their fields. */
const ACTIONS: Readonly<Record<string, readonly RecordAction[]>> = {
  user: [{ permission: 'users.manage', Action: UserPasswordLink }],
};

export function RecordActions({
  entity,
  record,
  title,
}: {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly title: string;
}) {
  const { permissions } = useSignedIn();
  const actions = (ACTIONS[entity.name] ?? []).filter((one) => permissions.includes(one.permission));
  if (actions.length === 0) return null;
  return (
    <Group px="md" pb="xs" gap="xs">
      {actions.map(({ permission, Action }) => (
        <Action key={permission} record={record} title={title} />
      ))}
    </Group>
  );
}
