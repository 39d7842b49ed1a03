import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsMove } from '@tabler/icons-react';
import { useLabel, useText } from '../../i18n/language.ts';
import type { FieldModel, Option } from '../../model/definitions.ts';

/** Moves a card without dragging: by keyboard, by touch, by a screen reader. */
export function MoveMenu({
  group,
  record,
  title,
  onMove,
}: {
  readonly group: FieldModel;
  readonly record: WireRecord;
  readonly title: string;
  readonly onMove: (to: Option) => void;
}) {
  const t = useText();
  const label = useLabel();
  const others = (group.options ?? []).filter((one) => !one.archived && one.id !== record[group.name]);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="xs" className="lw-move" aria-label={t('moveCard', { title })}>
          <IconArrowsMove size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('moveCardTo')}</Menu.Label>
        {others.map((one) => (
          <Menu.Item key={one.id} onClick={() => onMove(one)}>
            {label(one.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
