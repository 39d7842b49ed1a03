import { Box, Button, Group, SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { SignInPlace } from '../../client/sign-in-providers.ts';
import { beginSignIn } from '../../client/sign-in-providers.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { ProviderSecrets } from './provider-secrets.tsx';
import { providerTexts } from './provider-texts.ts';
import { useProviders } from './use-providers.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

type Props = {
  readonly place: SignInPlace;
  /** What else a new account is told by, beside its address. */
  readonly more?: ReactNode;
  readonly values?: Readonly<Record<string, string>>;
};

/** A new account for which nobody gives a password: one signs in at its provider. */
export function ProviderSignIn({ place, more, values }: Props) {
  const t = useOwnTexts(providerTexts);
  const label = useLabel();
  const providers = useProviders(place);
  const [address, setAddress] = useState('');
  const begin = useMutation({
    mutationFn: (provider: string) => beginSignIn(place, provider, { address: address.trim(), ...values }),
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
        {t.help[place.module]}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
        <TextInput
          label={t.address}
          type="email"
          autoComplete="off"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        {more}
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
      <ProviderSecrets place={place} providers={found.filter(({ mayKeepSecret }) => mayKeepSecret)} />
    </Box>
  );
}
