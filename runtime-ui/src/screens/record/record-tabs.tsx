import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLabel } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { LayoutTab } from '../../renderer/layout.ts';

/** The tabs of a form; a single one needs no handle. */
export function RecordTabs({
  tabs,
  active,
  isWrong,
  onChange,
  children,
}: {
  readonly tabs: readonly LayoutTab[];
  readonly active: LayoutTab | undefined;
  /** Whether something on the tab has to be put right. */
  readonly isWrong: (tab: LayoutTab) => boolean;
  readonly onChange: (tab: string | null) => void;
  readonly children: (tab: LayoutTab) => ReactNode;
}) {
  const label = useLabel();
  return (
    <Tabs value={active?.id ?? null} onChange={onChange} keepMounted={false}>
      {tabs.length > 1 && (
        <Tabs.List mb="md" className="lw-tabs">
          {tabs.map((tab) => (
            <Tabs.Tab
              key={tab.id}
              value={tab.id}
              leftSection={tab.icon ? <NamedIcon name={tab.icon} size={14} /> : undefined}
              {...(isWrong(tab) && { color: 'red' })}
            >
              {label(tab.label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      )}
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.id} value={tab.id}>
          {children(tab)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
