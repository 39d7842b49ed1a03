import { FailedPage, WaitingPage } from '@leitwerk/runtime-ui/renderer';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import { readLive } from '../client/versions.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { usePermissions } from '../shell/permissions.ts';
import { forgetSetUp } from './kept-set-up.ts';
import { SetUpSteps } from './set-up-steps.tsx';
import './set-up.css';

/** The guided first set-up of a new customer: questions made from what is live, and one draft of the answers. */
export function SetUpScreen() {
  const { mayEdit } = usePermissions();
  return mayEdit ? <AskedSetUp /> : <MayNot />;
}

function AskedSetUp() {
  const live = useQuery({ queryKey: draftKeys.live, queryFn: readLive, staleTime: Infinity, gcTime: 0 });
  const [round, setRound] = useState(0);
  if (live.error) return <FailedPage error={live.error} onRetry={() => void live.refetch()} />;
  if (!live.data) return <WaitingPage />;
  const startOver = () => {
    forgetSetUp();
    setRound(round + 1);
  };
  return <SetUpSteps key={round} live={live.data.documents} onStartOver={startOver} />;
}

function MayNot() {
  const t = useSetUpTexts();
  return (
    <Stack p="md" maw={640} w="100%" mx="auto" gap="sm" align="flex-start">
      <Title order={1} size="h3">
        {t.mayNot}
      </Title>
      <Text>{t.mayNotText}</Text>
      <Button variant="default" renderRoot={(props) => <Link to="/go-live" {...props} />}>
        {t.toGoLive}
      </Button>
    </Stack>
  );
}
