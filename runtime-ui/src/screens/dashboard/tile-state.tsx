import { Center, Skeleton, Text } from '@mantine/core';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { dashboardTexts } from './dashboard-texts.ts';

/** What stands in a tile that has nothing to show: what went wrong, that it is being counted, or that there is nothing. */
export function TileState({ error, isPending }: { readonly error: Error | null; readonly isPending: boolean }) {
  const t = useOwnTexts(dashboardTexts);
  if (error) return <ProblemText error={error} />;
  if (isPending) return <Skeleton h="80%" role="progressbar" aria-label={t.counting} />;
  return (
    <Center h="100%">
      <Text size="sm" c="dimmed">
        {t.nothing}
      </Text>
    </Center>
  );
}
