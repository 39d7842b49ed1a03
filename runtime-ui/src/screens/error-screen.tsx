import { Button } from '@mantine/core';
import { ProblemError, statusOfError } from '../client/problem-error.ts';
import { useText } from '../i18n/language.ts';
import { MessageScreen } from './message-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';

export function ErrorScreen({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const t = useText();
  if (statusOfError(error) === 404) return <NotFoundScreen />;
  const id = error instanceof ProblemError ? error.problem.requestId : '';
  return (
    <MessageScreen
      icon="alert-triangle"
      title={t('errorTitle')}
      text={error instanceof Error ? error.message : t('errorServer')}
      note={id ? `${t('requestId')}: ${id}` : undefined}
    >
      {reset && <Button onClick={reset}>{t('retry')}</Button>}
    </MessageScreen>
  );
}
