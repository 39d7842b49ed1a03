import { Tabs } from '@mantine/core';
import { useLabel, useText } from '../../i18n/language.ts';
import type { ViewDefinition } from '../../model/definitions.ts';

export function ViewTabs({
  views,
  view,
  onChange,
}: {
  readonly views: readonly ViewDefinition[];
  readonly view: ViewDefinition;
  readonly onChange: (view: string | null) => void;
}) {
  const t = useText();
  const label = useLabel();
  return (
    <Tabs value={view.id} onChange={onChange} px="md" mt={4} variant="default">
      <Tabs.List aria-label={t('views')} className="lw-tabs">
        {views.map((one) => (
          <Tabs.Tab key={one.id} value={one.id}>
            {label(one.label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
