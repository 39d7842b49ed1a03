import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { beginSignIn } from '../../client/mail-providers.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useProviders } from './provider-sign-in.tsx';
import { providerTexts } from './provider-texts.ts';

/** Signs in anew for a mailbox whose provider gives no tokens any more. */
export function SignInAgain({ mailbox, provider }: { readonly mailbox: string; readonly provider: string }) {
  const t = useOwnTexts(providerTexts);
  const label = useLabel();
  const found = useProviders().data?.find(({ id }) => id === provider);
  const begin = useMutation({
    mutationFn: () => beginSignIn(provider, { mailbox }),
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
