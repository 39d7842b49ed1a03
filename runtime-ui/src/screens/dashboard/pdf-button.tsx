import { ActionIcon } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { sendForBytes } from '../../client/send-request.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { DashboardSearch } from './dashboard-search.ts';
import { dashboardTexts } from './dashboard-texts.ts';
import { saveFile } from './save-file.ts';

/** Hands out what is looked at as PDF, counted anew. */
export function PdfButton({
  path,
  name,
  search,
}: {
  /** Of the API, below which the PDF is. */
  readonly path: string;
  readonly name: string;
  readonly search: DashboardSearch;
}) {
  const t = useOwnTexts(dashboardTexts);
  const language = useLanguage();
  const { only, ...period } = search;
  const query = { ...period, ...(only && { only: JSON.stringify(only) }), language };
  const make = useMutation({
    mutationFn: async () => {
      const bytes = await sendForBytes('GET', `${path}/pdf`, { query });
      saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }), `${name}.pdf`);
    },
  });
  return (
    <>
      <ActionIcon aria-label={t.asPdf} title={t.asPdf} loading={make.isPending} onClick={() => make.mutate()}>
        <IconFileTypePdf size={17} aria-hidden />
      </ActionIcon>
      {make.error && <ProblemText error={make.error} />}
    </>
  );
}
