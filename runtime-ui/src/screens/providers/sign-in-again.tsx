import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SignInPlace } from '../../client/sign-in-providers.ts';
import { beginSignIn } from '../../client/sign-in-providers.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { providerTexts } from './provider-texts.ts';
import { useProviders } from './use-providers.ts';

type Props = { readonly place: SignInPlace; readonly account: string; readonly provider: string };

/** Signs in anew for an account whose provider gives no tokens any more. */
export function SignInAgain({ place, account, provider }: Props) {
  const t = useOwnTexts(providerTexts);
  const label = useLabel();
  const found = useProviders(place).data?.find(({ id }) => id === provider);
  const begin = useMutation({
    mutationFn: () => beginSignIn(place, provider, { [place.account]: account }),
    onSuccess: (url) => window.location.assign(url),
  });
  if (!found) return null;
  return (
    <>
      <Button size="compact-sm" variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
        {t.again(label(found.label))}
      </Button>
      {begin.error && <ProblemText error={begin.error} />}
    </>
  );
}
