import type { EntityAction } from '@leitwerk/metadata/generated/definitions.gen';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Badge, Group, List, Stack, Text, Title } from '@mantine/core';
import type { Allowed, EntityAccess, Rights } from '../client/rights.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { ActionTable } from './action-table.tsx';
import { ClosedFields } from './closed-fields.tsx';
import { RightCell } from './right-cell.tsx';
import { useRightWords } from './use-right-words.ts';
import { ENTITY_ACTIONS } from './with-action.ts';

/** Entities by actions, then what is allowed beyond records. */
export function RightsTable({
  rights,
  roles,
  isReadOnly,
  isGranted,
  onChange,
}: {
  readonly rights: Rights;
  readonly roles: readonly string[];
  readonly isReadOnly: boolean;
  readonly isGranted: (entity: EntityAccess, action: EntityAction, role: string) => boolean;
  readonly onChange: (entity: EntityAccess, action: EntityAction, role: string, isOn: boolean) => void;
}) {
  const t = useOverviewTexts();
  const label = useLabel();
  const { permissionWord } = useRightWords();
  const entities = [...rights.entities].sort((one, other) => label(one.label).localeCompare(label(other.label)));
  return (
    <Stack gap="lg">
      <Group gap={14}>
        {(['all', 'some', 'none'] as const).map((rows) => (
          <Text key={rows} size="xs" c="dimmed">
            {t.legend[rows]}
          </Text>
        ))}
      </Group>
      <ActionTable last={t.limits}>
        {entities.map((entity) => (
          <tr key={entity.id}>
            <th scope="row">{label(entity.label)}</th>
            {ENTITY_ACTIONS.map((action) => (
              <td key={action} className="lo-narrow">
                <RightCell
                  entity={entity}
                  name={label(entity.label)}
                  action={action}
                  roles={roles}
                  isReadOnly={isReadOnly}
                  isGranted={(role) => isGranted(entity, action, role)}
                  onChange={(role, isOn) => onChange(entity, action, role, isOn)}
                />
              </td>
            ))}
            <td className="lo-which">
              <ClosedFields entity={entity} name={label(entity.label)} />
            </td>
          </tr>
        ))}
      </ActionTable>
      <Beyond title={t.permissions} allowed={rights.permissions} word={permissionWord} />
      <Beyond title={t.callableActions} allowed={rights.actions} word={(what) => what} />
    </Stack>
  );
}

/** Rights beyond records, each with the roles from which it comes. */
function Beyond({
  title,
  allowed,
  word,
}: {
  readonly title: string;
  readonly allowed: readonly Allowed[];
  readonly word: (what: string) => string;
}) {
  const t = useOverviewTexts();
  const { roleName } = useRightWords();
  const held = allowed.filter(({ by }) => by.length > 0);
  return (
    <section aria-label={title}>
      <Title order={3} size="h5" mb={6}>
        {title}
      </Title>
      {held.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
      )}
      <List size="sm" listStyleType="none">
        {held.map(({ what, by }) => (
          <List.Item key={what} mb={2}>
            {word(what)}{' '}
            {by.map((role) => (
              <Badge key={role} size="sm" color="gray" ml={4}>
                {roleName(role)}
              </Badge>
            ))}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
