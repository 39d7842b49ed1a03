import { ActionIcon, Box, Checkbox, Menu, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useLabel, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { fieldsOf } from '../../model/fields-of.ts';

/** Which columns this person sees in a view. */
export function ColumnMenu({
  entity,
  chosen,
  onChange,
  isChanged,
}: {
  readonly entity: EntityModel;
  readonly chosen: readonly FieldModel[];
  readonly onChange: (ids: readonly string[] | null) => void;
  readonly isChanged: boolean;
}) {
  const t = useText();
  const label = useLabel();
  const toggle = (field: FieldModel) =>
    onChange(
      chosen.includes(field)
        ? chosen.filter((one) => one !== field).map((one) => one.id)
        : [...chosen.map((one) => one.id), field.id],
    );
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('columns')}>
          <ActionIcon aria-label={t('columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {isChanged && <Menu.Item onClick={() => onChange(null)}>{t('resetColumns')}</Menu.Item>}
        {fieldsOf(entity).map((field) => (
          <Box key={field.id} px="sm" py={4}>
            <Checkbox
              size="xs"
              label={label(field.label)}
              checked={chosen.includes(field)}
              onChange={() => toggle(field)}
            />
          </Box>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
