import { Avatar, Group, Text, UnstyledButton } from '@mantine/core';
import { lazy } from 'react';
import { useSignedIn } from '../../client/session.ts';
import { LazyMenu } from '../../controls/lazy-menu.tsx';
import { useText } from '../../i18n/language.ts';

const UserMenuList = lazy(async () => ({ default: (await import('./user-menu-list.tsx')).UserMenuList }));

export function UserMenu() {
  const t = useText();
  const { user } = useSignedIn();
  return (
    <LazyMenu
      target={
        <UnstyledButton aria-label={`${t('userMenu')}: ${user.name}`} className="lw-user">
          <Group gap={8} wrap="nowrap">
            <Avatar size={28} name={user.name} color="initials" aria-hidden />
            <Text size="sm" fw={500} visibleFrom="md">
              {user.name}
            </Text>
          </Group>
        </UnstyledButton>
      }
    >
      {(target) => <UserMenuList target={target} />}
    </LazyMenu>
  );
}
