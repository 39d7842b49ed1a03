import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { journalReference, journalsFor } from '../../model/choose-definitions.ts';
import type { EntityModel } from '../../model/definitions.ts';
import { useModel } from '../../model/model-context.tsx';

/** One button per kind of journal entry about this record. */
export const JournalButtons = memo(function JournalButtons({
  entity,
  id,
  title,
}: {
  readonly entity: EntityModel;
  readonly id: string;
  readonly title: string;
}) {
  const model = useModel();
  const label = useLabel();
  const t = useText();
  const reference = journalReference(model, entity);
  const typeField = reference?.other.fields.find((field) => field.journal);
  if (!reference || !typeField || !model.rights[reference.other.name]?.actions.includes('create')) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="light" size="xs" mb="sm" leftSection={<IconPlus size={14} aria-hidden />}>
          {t('addEntry')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {journalsFor(model, reference.other.name).map((journal) => (
          <Menu.Item
            key={journal.id}
            leftSection={<NamedIcon name={journal.icon} color={journal.color} size={15} />}
            component={Link}
            to={`/records/${reference.other.name}/new`}
            search={{ preset: { [reference.field.name]: { id, title }, [typeField.name]: journal.id } } as never}
          >
            {label(journal.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});
