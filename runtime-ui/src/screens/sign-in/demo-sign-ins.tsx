import { Avatar, Divider, Group, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDemoUsers } from '../../client/session.ts';
import { useLabel, useText } from '../../i18n/language.ts';

/** Demo mode shows who can be tried; elsewhere this is empty. */
export function DemoSignIns({
  busy,
  onChoose,
}: {
  readonly busy: boolean;
  readonly onChoose: (email: string, password: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const { data } = useDemoUsers();
  if (!data) return null;
  return (
    <Stack gap="xs" mt="lg">
      <Divider label={t('demoHint')} labelPosition="center" />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={6} verticalSpacing={6}>
        {data.users.map((user) => (
          <UnstyledButton
            key={user.email}
            className="lw-choice"
            disabled={busy}
            onClick={() => onChoose(user.email, data.password)}
          >
            <Group gap="xs" wrap="nowrap" px={8} py={4}>
              <Avatar size={26} name={user.name} color="initials" aria-hidden />
              <Stack gap={0} miw={0}>
                <Text size="sm" fw={500} className="lw-ellipsis">
                  {user.name}
                </Text>
                <Text size="xs" c="dimmed" className="lw-ellipsis">
                  {label(user.label)}
                </Text>
              </Stack>
            </Group>
          </UnstyledButton>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
