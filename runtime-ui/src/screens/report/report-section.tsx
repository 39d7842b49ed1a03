import type { ShownReport, ShownSection } from '@leitwerk/metadata/dashboard/shown-report';
import type { ChosenValues } from '@leitwerk/metadata/dashboard/tile-under';
import { tileUnder } from '@leitwerk/metadata/dashboard/tile-under';
import { Text } from '@mantine/core';
import { useLabel } from '../../i18n/language.ts';
import { useModel } from '../../model/model-context.tsx';
import type { ShownPeriod } from '../dashboard/dashboard-search.ts';
import { ListTile, TileGrid } from '../dashboard/tile-grid.tsx';

export const Lines = ({ text }: { readonly text: string }) => (
  <Text mb="sm" maw={760} style={{ whiteSpace: 'pre-wrap' }}>
    {text}
  </Text>
);

/** The width of the page. */
const WHOLE = { type: 'list', x: 0, y: 0, width: 12, height: 4 } as const;

/** What a section shows below its heading. */
export function SectionContent({
  section,
  filters,
  period,
  chosen,
}: {
  readonly section: ShownSection;
  readonly filters: ShownReport['filters'];
  readonly period: ShownPeriod;
  /** For the whole report. */
  readonly chosen: ChosenValues;
}) {
  const label = useLabel();
  const model = useModel();
  const { id, label: heading, text, dashboard, view } = section;
  return (
    <>
      {text && <Lines text={label(text)} />}
      {dashboard && <TileGrid dashboard={dashboard} period={period} chosen={chosen} />}
      {view !== undefined && (
        <ListTile {...tileUnder({ ...WHOLE, id, label: heading, view }, filters, chosen, model)} />
      )}
    </>
  );
}
