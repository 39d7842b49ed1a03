import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Loader, Modal, ScrollArea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { draftKeys } from '../client/draft-keys.ts';
import { compareVersions } from '../client/versions.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { ChangeList } from './change-list.tsx';

/** `live`, `draft:<id>` or the number of a version. */
export type Comparison = { readonly from: string; readonly to: string };

export function ComparisonDialog({
  comparison: { from, to },
  onClose,
}: {
  readonly comparison: Comparison;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const { data, error } = useQuery({
    queryKey: draftKeys.comparison(from, to),
    queryFn: () => compareVersions(from, to),
    staleTime: 0,
  });
  const named = (side: string): string =>
    /^\d+$/.test(side) ? t.version(Number(side)) : side === 'live' ? t.live : '';
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t.compareTitle(named(from), named(to))}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      {error ? <ProblemText error={error} /> : data ? <ChangeList changes={data} /> : <Loader size="sm" />}
    </Modal>
  );
}
