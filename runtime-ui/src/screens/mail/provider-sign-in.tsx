import { Box, Button, Group, SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { beginSignIn, readProviders } from '../../client/mail-providers.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { ProviderSecrets } from './provider-secrets.tsx';
import { providerTexts } from './provider-texts.ts';
import { TeamSelect } from './team-select.tsx';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** The providers at which one signs in for a mailbox; nothing where the settings name none. */
export const useProviders = () =>
  useQuery({ queryKey: ['mail-providers'], queryFn: ({ signal }) => readProviders(signal) });

/** A new mailbox for which nobody gives a password: one signs in at its provider. */
export function ProviderSignIn() {
  const t = useOwnTexts(providerTexts);
  const label = useLabel();
  const providers = useProviders();
  const [address, setAddress] = useState('');
  const [team, setTeam] = useState('');
  const begin = useMutation({
    mutationFn: (provider: string) => beginSignIn(provider, { address: address.trim(), ...(team !== '' && { team }) }),
    onSuccess: (url) => window.location.assign(url),
  });
  if (providers.error) return <ProblemText error={providers.error} />;
  const found = providers.data ?? [];
  if (found.length === 0) return null;
  return (
    <Box component="section" aria-label={t.title}>
      <Title order={2} size="h5">
        {t.title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t.help}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
        <TextInput
          label={t.address}
          type="email"
          autoComplete="off"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TeamSelect value={team} onChange={setTeam} />
      </SimpleGrid>
      <Group mt="sm" gap="xs">
        {found.map((provider) => (
          <Button
            key={provider.id}
            variant="default"
            disabled={!ADDRESS.test(address.trim())}
            loading={begin.isPending && begin.variables === provider.id}
            onClick={() => begin.mutate(provider.id)}
          >
            {t.signIn(label(provider.label))}
          </Button>
        ))}
      </Group>
      {begin.error && <ProblemText error={begin.error} />}
      <ProviderSecrets providers={found.filter(({ mayKeepSecret }) => mayKeepSecret)} />
    </Box>
  );
}
