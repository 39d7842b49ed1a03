import { ActionIcon, Button, Group, Loader } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import { LatePopover } from '../../controls/late-popover.tsx';
import { useText } from '../../i18n/language.ts';
import { isChanged } from './is-changed.ts';
import type { ListSearch } from './list-search.ts';
import type { ShownView } from './shown-view.ts';
import type { ViewDialog } from './view-dialog.ts';

const ColumnPanel = lazy(async () => ({ default: (await import('./column-panel.tsx')).ColumnPanel }));
const ShapePanel = lazy(async () => ({ default: (await import('./shape-panel.tsx')).ShapePanel }));
const ChangedView = lazy(async () => ({ default: (await import('./changed-view.tsx')).ChangedView }));

type Props = {
  readonly shown: ShownView;
  readonly onOpen: (search: ListSearch) => void;
  readonly onAsk: (dialog: ViewDialog) => void;
};

/** How a list looks: its shape, its columns, and whether that is kept. */
export function ListTools({ shown, onOpen, onAsk }: Props) {
  const t = useText();
  return (
    <Group gap={4} ml="auto">
      {isChanged(shown) && (
        <Suspense fallback={<Button size="xs" variant="subtle" loading aria-label={t('loading')} />}>
          <ChangedView shown={shown} onOpen={onOpen} onAsk={onAsk} />
        </Suspense>
      )}
      <Panel
        label={t('shape')}
        icon={<IconAdjustmentsHorizontal size={16} />}
        isSet={shown.state.group !== '' && shown.state.type === 'list'}
        isLow
      >
        <ShapePanel {...shown} />
      </Panel>
      {shown.state.type !== 'calendar' && (
        <Panel label={t('columns')} icon={<IconColumns3 size={16} />} isSet={shown.own.columns !== undefined}>
          <ColumnPanel {...shown} />
        </Panel>
      )}
    </Group>
  );
}

type PanelProps = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isSet: boolean;
  readonly isLow?: boolean;
  readonly children: ReactNode;
};

function Panel({ label, icon, isSet, isLow = false, children }: PanelProps) {
  const [opened, setOpened] = useState(false);
  return (
    <LatePopover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={330}
      isLow={isLow}
      target={
        <ActionIcon
          aria-label={label}
          title={label}
          aria-expanded={opened}
          className={isSet ? 'lw-active-dot' : ''}
          onClick={() => setOpened(!opened)}
        >
          {icon}
        </ActionIcon>
      }
    >
      <Suspense fallback={<Loader size="xs" m="sm" />}>{children}</Suspense>
    </LatePopover>
  );
}
