import { Box, Button, Group, PasswordInput, SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { connectOutside } from '../../client/outside.ts';
import { issuesOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { outsideTexts } from './outside-texts.ts';

const EMPTY = { address: '', userName: '', password: '' };

/** A new account. Stored when the server has been found and the sign-in has worked. */
export function AccountForm() {
  const t = useOwnTexts(outsideTexts);
  const client = useQueryClient();
  const [typed, setTyped] = useState(EMPTY);
  const connect = useMutation({
    mutationFn: connectOutside,
    onSuccess: async () => {
      setTyped(EMPTY);
      await client.invalidateQueries({ queryKey: queryKeys.entity('outside-account') });
    },
  });
  const issues = issuesOfError(connect.error);
  const { address, userName, password } = typed;
  const isWhole = address.trim().length >= 3 && userName.trim() !== '' && password !== '';
  return (
    <Box component="section" aria-labelledby="outside-connect">
      <Title order={2} size="h5" mb="xs" id="outside-connect">
        {t.connect}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          connect.mutate({ address: address.trim(), userName: userName.trim(), password });
        }}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <TextInput
            label={t.address}
            description={t.addressHint}
            placeholder="https://cloud.example.com"
            autoComplete="off"
            maxLength={1000}
            value={address}
            error={issues['address']}
            onChange={(event) => setTyped({ ...typed, address: event.currentTarget.value })}
          />
          <div />
          <TextInput
            label={t.userName}
            autoComplete="off"
            maxLength={254}
            value={userName}
            error={issues['userName']}
            inputWrapperOrder={['label', 'input', 'error']}
            onChange={(event) => setTyped({ ...typed, userName: event.currentTarget.value })}
          />
          <PasswordInput
            label={t.password}
            description={t.passwordHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            maxLength={1000}
            value={password}
            error={issues['password']}
            onChange={(event) => setTyped({ ...typed, password: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
          />
        </SimpleGrid>
        <Group mt="sm">
          <Button type="submit" loading={connect.isPending} disabled={!isWhole}>
            {t.check}
          </Button>
          {connect.isSuccess && (
            <Text size="sm" role="status">
              {t.connected}
            </Text>
          )}
        </Group>
        {connect.error && <ProblemText error={connect.error} />}
      </form>
    </Box>
  );
}
