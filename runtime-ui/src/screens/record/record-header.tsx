import { ActionIcon, Box, Group, Menu, ThemeIcon, Title, Tooltip } from '@mantine/core';
import { IconArrowMerge, IconDots, IconInfoCircle, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { OpenRecord } from '../../client/records.ts';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useText } from '../../i18n/language.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { useFavourites } from '../shell/known-records.ts';
import { Visitors } from './visitors.tsx';

const MailItem = lazy(async () => ({ default: (await import('../mail/compose/mail-item.tsx')).MailItem }));

type Props = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly title: string;
  readonly keyFacts: readonly FieldModel[];
  readonly mayDelete: boolean;
  readonly isDirty: boolean;
  readonly onDelete: () => void;
  readonly onShowOrigins: () => void;
  /** Absent where this person may not merge records. */
  readonly onMerge: (() => void) | undefined;
};

/** What the record is called, its key facts, and what can be done with it as a whole. */
export function RecordHeader({
  entity,
  record,
  title,
  keyFacts,
  mayDelete,
  isDirty,
  onDelete,
  onShowOrigins,
  onMerge,
}: Props) {
  const t = useText();
  const label = useLabel();
  const { has, toggle } = useFavourites();
  const known = { entity: entity.name, id: record.id, title };
  const isFavourite = has(known);
  const favourite = t(isFavourite ? 'removeFavourite' : 'addFavourite');
  return (
    <Box px="md" pt="sm" pb="xs">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <ThemeIcon variant="light" size={34} {...(entity.color && { color: entity.color })}>
            <NamedIcon name={entity.icon} size={19} />
          </ThemeIcon>
          <Box miw={0}>
            <Link to="/records/$entity" params={{ entity: entity.name }} search={{}} className="lw-crumb">
              {label(entity.labelPlural)}
            </Link>
            <Title order={1} size="h3" className="lw-ellipsis">
              {title}
            </Title>
          </Box>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Visitors entity={entity.name} id={record.id} isDirty={isDirty} />
          <Tooltip label={favourite}>
            <ActionIcon aria-label={favourite} aria-pressed={isFavourite} onClick={() => toggle(known)}>
              {isFavourite ? <IconStarFilled size={16} /> : <IconStar size={16} />}
            </ActionIcon>
          </Tooltip>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('moreActions')}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Suspense>
                <MailItem entity={entity} record={record} />
              </Suspense>
              <Menu.Item leftSection={<IconInfoCircle size={14} aria-hidden />} onClick={onShowOrigins}>
                {t('valueOrigins')}
              </Menu.Item>
              {onMerge && (
                <Menu.Item leftSection={<IconArrowMerge size={14} aria-hidden />} onClick={onMerge}>
                  {t('mergeWith')}
                </Menu.Item>
              )}
              {mayDelete && (
                <Menu.Item color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={onDelete}>
                  {t('delete')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {keyFacts.length > 0 && (
        <Box component="dl" className="lw-facts">
          {keyFacts.map((field) => (
            <div key={field.id}>
              <dt>{label(field.label)}</dt>
              <dd>
                <FieldDisplay field={field} value={record[field.name]} />
              </dd>
            </div>
          ))}
        </Box>
      )}
    </Box>
  );
}
