import { Loader, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { SignInPlace } from '../../client/sign-in-providers.ts';
import { finishSignIn } from '../../client/sign-in-providers.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { providerTexts } from './provider-texts.ts';

/** What a provider has put into the address with which it sent somebody back (RFC 6749, 4.1.2); null where nobody comes from one. */
const answerIn = (search: string): string | null => {
  const given = new URLSearchParams(search);
  return given.has('state') && (given.has('code') || given.has('error')) ? search : null;
};

/** Finishes the sign-in of somebody who comes back from a provider, once. */
export function FinishedSignIn({ place }: { readonly place: SignInPlace }) {
  const t = useOwnTexts(providerTexts);
  const client = useQueryClient();
  const [answer] = useState(() => answerIn(window.location.search));
  const done = useQuery({
    queryKey: ['sign-in', place.module, answer],
    queryFn: async () => {
      // A code is good once: neither a reload nor somebody who looks at the address finds it.
      window.history.replaceState(window.history.state, '', window.location.pathname);
      await finishSignIn(place, answer ?? '');
      await client.invalidateQueries({ queryKey: queryKeys.entity(place.entity) });
      return true;
    },
    enabled: answer !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (answer === null) return null;
  if (done.error) return <ProblemText error={done.error} />;
  if (done.isPending)
    return (
      <Text size="sm" role="status">
        <Loader size="xs" /> {t.finishing}
      </Text>
    );
  return (
    <Text size="sm" role="status">
      {t.done[place.module]}
    </Text>
  );
}
