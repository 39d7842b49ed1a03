import { Button, Code, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignInPlace, SignInProvider } from '../../client/sign-in-providers.ts';
import { redirectAddress, setProviderSecret } from '../../client/sign-in-providers.ts';
import { NewSecretForm } from '../../controls/new-secret-form.tsx';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { providerTexts } from './provider-texts.ts';
import { providersKey } from './use-providers.ts';

type Props = { readonly place: SignInPlace; readonly providers: readonly SignInProvider[] };

/** For those who set up the providers: what is registered there, and the secret that came from there. */
export function ProviderSecrets({ place, providers }: Props) {
  const t = useOwnTexts(providerTexts);
  const label = useLabel();
  const client = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const keep = useMutation({
    mutationFn: ({ id, secret }: { readonly id: string; readonly secret: string }) =>
      setProviderSecret(place, id, secret),
    onSuccess: async () => {
      setOpen(null);
      await client.invalidateQueries({ queryKey: providersKey(place) });
    },
  });
  if (providers.length === 0) return null;
  return (
    <section aria-label={t.secrets}>
      <Title order={3} size="h6" mt="md">
        {t.secrets}
      </Title>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t.register} <Code>{redirectAddress(place)}</Code>
      </Text>
      {providers.map(({ id, label: name, hasSecret }) => (
        <div key={id}>
          <Group mt="xs" gap="xs">
            <Text size="sm">
              {label(name)}: {hasSecret ? t.hasSecret : t.noSecret}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => setOpen(id)}>
              {t.setSecret(label(name))}
            </Button>
          </Group>
          {open === id && (
            <NewSecretForm
              words={{ label: t.secret, show: t.show, save: t.save, cancel: t.cancel }}
              isPending={keep.isPending}
              onSave={(secret) => keep.mutate({ id, secret })}
              onCancel={() => setOpen(null)}
            />
          )}
        </div>
      ))}
      {keep.error && <ProblemText error={keep.error} />}
    </section>
  );
}
