import { Avatar, Group, Text, UnstyledButton } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useSignedIn } from '../client/session.ts';
import { useText } from '../i18n/language.ts';
import { LazyMenu } from './lazy-menu.tsx';

/** The button with the person's name at the edge of the header. @param children the menu around its button, opened */
export function PersonButton({ children }: { readonly children: (target: ReactElement) => ReactNode }) {
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
      {children}
    </LazyMenu>
  );
}
