import { Button, Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../i18n/language.ts';
import { NamedIcon } from '../icons/icon.tsx';

/** Something is not there or went wrong: says what, and always offers a way on. */
export function MessageScreen({
  icon,
  title,
  text,
  note,
  children,
}: {
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  readonly note?: string | undefined;
  readonly children?: ReactNode;
}) {
  const t = useText();
  return (
    <Center mih="60vh" p="md">
      <Stack align="center" gap="sm" maw={460} ta="center">
        <ThemeIcon size={48} radius="xl" variant="light" color="gray">
          <NamedIcon name={icon} size={24} />
        </ThemeIcon>
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text c="dimmed">{text}</Text>
        {note && (
          <Text c="dimmed" size="xs">
            {note}
          </Text>
        )}
        <Group mt="xs" justify="center">
          {children}
          <Button component={Link} to="/" variant="default">
            {t('backToStart')}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
