import { Box, Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { localeOf, useLanguage, useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { isDay } from './fits-view.ts';
import type { RowGroup } from './lines.ts';
import { SumCells } from './sum-cells.tsx';

type Props = {
  readonly group: RowGroup;
  readonly by: FieldModel;
  readonly fields: readonly FieldModel[];
  readonly summed: readonly FieldModel[];
  readonly isCurrent: boolean;
  readonly onToggle: () => void;
  readonly style: CSSProperties;
};

/** What a group has in common, how many it is and its sums. */
export function GroupRow({ group, by, fields, summed, isCurrent, onToggle, style }: Props) {
  const language = useLanguage();
  return (
    <Box role="row" className="lw-row lw-group" data-current={isCurrent || undefined} style={style} onClick={onToggle}>
      <SumCells fields={fields} summed={summed} sums={group.sums}>
        <UnstyledButton
          aria-expanded={group.isOpen}
          fz="sm"
          fw={600}
          className="lw-group-name"
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {group.isOpen ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
          <GroupName by={by} value={group.value} />
          <span className="lw-number lw-group-count">{group.count.toLocaleString(localeOf(language))}</span>
        </UnstyledButton>
      </SumCells>
    </Box>
  );
}

function GroupName({ by, value }: { readonly by: FieldModel; readonly value: unknown }) {
  const t = useText();
  const language = useLanguage();
  if (value === null || value === undefined) return <span>{t('groupNothing')}</span>;
  if (isDay(by)) {
    const [year = 0, month = 1] = String(value).split('-').map(Number);
    return (
      <span>
        {new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric' }).format(
          new Date(year, month - 1),
        )}
      </span>
    );
  }
  return <FieldDisplay field={by} value={value} compact />;
}

/** At the end of what is loaded of a group. */
export function MoreRow({
  isLoading,
  onMore,
  style,
}: {
  readonly isLoading: boolean;
  readonly onMore: () => void;
  readonly style: CSSProperties;
}) {
  const t = useText();
  return (
    <Box role="row" className="lw-row" style={style}>
      <Box role="cell" className="lw-cell" style={{ gridColumn: '2 / -1' }}>
        <Button size="compact-xs" variant="subtle" loading={isLoading} onClick={onMore}>
          {t('loadMore')}
        </Button>
      </Box>
    </Box>
  );
}
