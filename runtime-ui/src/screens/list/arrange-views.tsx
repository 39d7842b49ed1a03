import { ActionIcon, Button, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useSignedIn } from '../../client/session.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useEntity } from '../../model/model-context.tsx';
import { useViewChanges } from './use-view-changes.ts';
import type { Views } from './use-views.ts';

/** The order of the tabs and the view that is seen first: one's own, and for a role with the right to share. */
export function ArrangeViews({
  entity,
  views: { views, own, setOwn, first },
  onClose,
}: {
  readonly entity: EntityModel;
  readonly views: Views;
  readonly onClose: () => void;
}) {
  const t = useText();
  const known = views.filter((one) => one.saved !== null || one.base.columns !== '' || one.id !== 'all');
  const [order, setOrder] = useState(known.map((one) => one.id));
  const [chosen, setChosen] = useState(own.first ?? '');
  const ordered = order.flatMap((id) => known.find((one) => one.id === id) ?? []);
  const move = (from: number, to: number) => {
    const next = [...order];
    const [id] = next.splice(from, 1);
    if (id === undefined || to < 0 || to > next.length) return;
    next.splice(to, 0, id);
    setOrder(next);
  };
  const keep = () => {
    const { first: _first, ...rest } = own;
    setOwn({ ...rest, order, ...(chosen && { first: chosen }) });
    onClose();
  };
  return (
    <Stack gap="sm">
      <Radio.Group label={t('viewFirst')} description={t('viewFirstText')} value={chosen} onChange={setChosen}>
        <Stack gap={4} mt="xs">
          <Radio value="" label={t('viewFirstUsual')} />
          {ordered.map((one, index) => (
            <Group key={one.id} justify="space-between" wrap="nowrap">
              <Radio value={one.id} label={one.label} />
              <Group gap={0} wrap="nowrap">
                <ActionIcon
                  aria-label={t('moveUp', { name: one.label })}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={15} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('moveDown', { name: one.label })}
                  disabled={index === ordered.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={15} />
                </ActionIcon>
              </Group>
            </Group>
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end">
        <Button onClick={keep}>{t('apply')}</Button>
      </Group>
      <FirstOfRole entity={entity} views={ordered} first={first} />
    </Stack>
  );
}

function FirstOfRole({
  entity,
  views,
  first,
}: {
  readonly entity: EntityModel;
  readonly views: Views['views'];
  readonly first: string | null;
}) {
  const t = useText();
  const label = useLabel();
  const mayShare = useSignedIn().permissions.includes('views.share');
  // Roles are the options of a person's roles.
  const roles = useEntity('user')?.fields.find((field) => field.id === 'roles')?.options ?? [];
  const { setFirst } = useViewChanges(entity.name);
  const [role, setRole] = useState<string | null>(null);
  const [view, setView] = useState<string | null>(first);
  if (!mayShare || roles.length === 0) return null;
  const open = views.filter((one) => one.saved === null || one.saved.shared === 'everyone');
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {t('viewFirstOfRole')}
      </Text>
      <Group grow align="flex-end">
        <Select
          label={t('role')}
          data={roles.map((one) => ({ value: one.id, label: label(one.label) }))}
          value={role}
          onChange={setRole}
        />
        <Select
          label={t('view')}
          data={open.map((one) => ({ value: one.id, label: one.label }))}
          value={view}
          onChange={setView}
          placeholder={t('viewFirstUsual')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
        />
      </Group>
      <Group justify="flex-end">
        <Button variant="default" disabled={role === null} onClick={() => role && void setFirst(role, view)}>
          {t('setForRole')}
        </Button>
      </Group>
    </Stack>
  );
}
