import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Group, Loader, MultiSelect, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import { readRights, readRoleHolders } from '../client/rights.ts';
import { findDefinition, headOf } from '../draft/definition-head.ts';
import { useDraftEditing } from '../draft/draft-context.tsx';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { RightsTable } from './rights-table.tsx';
import { useRightWords } from './use-right-words.ts';
import type { EditedGrant } from './with-action.ts';
import { isGranted, withAction } from './with-action.ts';

/** What the holders of roles may do under this draft: for a user with all of his roles, or for roles that somebody picks. */
export function RightsScreen() {
  const t = useOverviewTexts();
  const label = useLabel();
  const { draft, state, documents, editDocument, isReadOnly } = useDraftEditing();
  const { roleName } = useRightWords();
  const [person, setPerson] = useState<string | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const holders = useQuery({ queryKey: draftKeys.roleHolders, queryFn: readRoleHolders });
  const roles = documents.map(({ document }) => headOf(document)).filter(({ kind }) => kind === 'role');
  const rights = useQuery({
    queryKey: draftKeys.rights(draft.id, picked, state.revision),
    queryFn: () => readRights(draft.id, picked),
    enabled: picked.length > 0,
    placeholderData: (before) => before,
    retry: false,
  });
  const grantsOf = (role: string) => {
    const found = findDefinition(documents, 'role', role);
    const grants = isPlain(found?.document) ? found.document['grants'] : undefined;
    return found && Array.isArray(grants) ? { ...found, grants: grants as EditedGrant[] } : undefined;
  };
  const change: React.ComponentProps<typeof RightsTable>['onChange'] = (entity, action, role, isOn) => {
    const found = grantsOf(role);
    if (!found) return;
    const grants = withAction(found.grants, entity.id, entity.system, action, isOn);
    if (grants) editDocument(found.file, { ...(found.document as Plain), grants });
    else notifications.show({ color: 'orange', message: t.cannotDeny(label(entity.label)) });
  };
  return (
    <div className="ld-pane">
      <Stack gap="md" className="lo-rights">
        <div>
          <Title order={2} size="h4">
            {t.whoMayWhat}
          </Title>
          <Text size="sm" c="dimmed">
            {t.whoMayWhatText}
          </Text>
        </div>
        <Group align="flex-end" gap={12}>
          <Select
            label={t.user}
            placeholder={t.chooseUser}
            w={240}
            searchable
            clearable
            data={(holders.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={person}
            onChange={(next) => {
              setPerson(next);
              const holder = holders.data?.find(({ id }) => id === next);
              if (holder) setPicked(holder.roles);
            }}
          />
          <MultiSelect
            label={t.roles}
            flex={1}
            miw={240}
            data={roles.map(({ id }) => ({ value: id, label: roleName(id) }))}
            value={[...picked]}
            onChange={(next) => {
              setPerson(null);
              setPicked(next);
            }}
          />
        </Group>
        {picked.length === 0 && <Text c="dimmed">{t.chooseRoles}</Text>}
        {rights.error && <ProblemText error={rights.error} />}
        {picked.length > 0 && rights.isPending && <Loader size="sm" />}
        {picked.length > 0 && rights.data && !rights.error && (
          <RightsTable
            rights={rights.data}
            roles={picked}
            isReadOnly={isReadOnly}
            isGranted={(entity, action, role) =>
              isGranted(grantsOf(role)?.grants ?? [], entity.id, entity.system, action)
            }
            onChange={change}
          />
        )}
      </Stack>
    </div>
  );
}
