import type { EntityAction } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { Checkbox, Stack, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconChevronRight } from '@tabler/icons-react';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { OriginMark } from '../origin/origin-mark.tsx';
import type { FormEditing } from '../schema-form/form-context.tsx';
import { ObjectEditor } from '../schema-form/object-editor.tsx';
import { placeId } from '../schema-form/value-path.ts';
import type { RightEntity } from './use-right-entities.ts';
import { useRightWords } from './use-right-words.ts';
import type { EditedGrant } from './with-action.ts';
import { ENTITY_ACTIONS, withAction } from './with-action.ts';

/** One entity in the table of a role. */
export function RoleRow({
  form,
  entity,
  role,
  grants,
  counted,
  node,
}: {
  readonly form: FormEditing;
  readonly entity: RightEntity;
  readonly role: Plain;
  readonly grants: readonly EditedGrant[];
  /** Those of the grants that count for the entity. */
  readonly counted: readonly EditedGrant[];
  readonly node: SchemaNode;
}) {
  const t = useOverviewTexts();
  const { actionWord, rowWords } = useRightWords();
  const { id, name, isSystem } = entity;
  const places = grants.flatMap((grant, at) => (grant.entity === id ? [at] : []));
  const isInherited = places.length === 0 && counted.length > 0;
  const isOpen = places.some((at) => form.isOpen(['grants', at]));
  const toggle = (action: EntityAction, isOn: boolean) => {
    const next = withAction(grants, id, isSystem, action, isOn);
    if (next) form.setValue(['grants'], next);
    else notifications.show({ color: 'orange', message: t.cannotDeny(name) });
  };
  return (
    <>
      <tr
        data-inherited={isInherited || undefined}
        id={places[0] === undefined ? undefined : placeId(['grants', places[0]])}
      >
        <th scope="row">
          {places.length > 0 ? (
            <UnstyledButton
              className="lo-open"
              aria-expanded={isOpen}
              onClick={() => {
                for (const at of places) form.setOpen(['grants', at], !isOpen);
              }}
            >
              <IconChevronRight size={13} aria-hidden className="ld-chevron" />
              {name}
              {places.some((at) => form.hasErrors(['grants', at])) && (
                <IconAlertCircle size={15} color="var(--mantine-color-error)" aria-hidden />
              )}
            </UnstyledButton>
          ) : (
            <span className="lo-open lo-closed">{name}</span>
          )}
        </th>
        {ENTITY_ACTIONS.map((action) => (
          <td key={action} className="lo-narrow">
            <Checkbox
              size="xs"
              variant={isInherited ? 'outline' : 'filled'}
              aria-label={`${name}: ${actionWord(action)}`}
              disabled={form.isReadOnly}
              checked={counted.some((grant) => grant.actions.includes(action))}
              onChange={(event) => toggle(action, event.currentTarget.checked)}
            />
          </td>
        ))}
        <td className="lo-which">
          {isInherited
            ? t.asAllOthers
            : counted
                .map((grant) => rowWords(rowsOf(grant)))
                .filter(isOther)
                .join(' · ')}
          {places.map((at) => (
            <OriginMark key={at} path={['grants', at]} name={name} />
          ))}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={ENTITY_ACTIONS.length + 2}>
            <Stack gap="md" pl={22} py={6}>
              {places.map((at) => (
                <div key={at}>
                  {places.length > 1 && (
                    <Text size="xs" c="dimmed" mb={4}>
                      {(grants[at]?.actions ?? []).map(actionWord).join(', ')}
                    </Text>
                  )}
                  <ObjectEditor
                    node={node}
                    path={['grants', at]}
                    value={grants[at] as unknown as Plain}
                    around={[role]}
                    without={['entity']}
                  />
                </div>
              ))}
            </Stack>
          </td>
        </tr>
      )}
    </>
  );
}

const rowsOf = (grant: EditedGrant) => {
  const { rows } = grant as { readonly rows?: unknown };
  return rows === undefined || rows === 'all' ? 'all' : [rows];
};

/** The same rule once. */
const isOther = (words: string, at: number, all: readonly string[]): boolean => all.indexOf(words) === at;
