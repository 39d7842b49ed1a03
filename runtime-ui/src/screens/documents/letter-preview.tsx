import { Group, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AskedLetter } from '../../client/documents.ts';
import { previewLetter } from '../../client/documents.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { letterTexts } from './letter-texts.ts';

const PdfViewer = lazy(async () => ({ default: (await import('../files/pdf-viewer.tsx')).PdfViewer }));

/** A letter as it would be printed, made by the same program, or what stands against it. */
export function LetterPreview({ asked }: { readonly asked: AskedLetter }) {
  const t = useOwnTexts(letterTexts);
  const [isBroken, setIsBroken] = useState(false);
  const { data, error, isFetching } = useQuery({
    queryKey: queryKeys.letterPreview(asked),
    queryFn: ({ signal }) => previewLetter(asked, signal),
    // What it says may have changed since: it is made anew each time it is looked at.
    gcTime: 0,
    retry: false,
  });
  if (error) return <ProblemText error={error} />;
  if (isBroken) return <Text c="dimmed">{t.noPreview}</Text>;
  if (!data || isFetching)
    return (
      <Group gap="xs" role="status">
        <Loader size="sm" />
        <Text c="dimmed">{t.setting}</Text>
      </Group>
    );
  return (
    <Suspense>
      <PdfViewer source={data} onFail={() => setIsBroken(true)} />
    </Suspense>
  );
}
