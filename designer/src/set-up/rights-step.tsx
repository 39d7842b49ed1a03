import type { RoleDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Box, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import { readRoleHolders } from '../client/rights.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { TwoLabels } from '../schema-form/two-labels.tsx';
import { findUses } from '../where-used/find-uses.ts';
import { definitionsIn, withoutDefinition } from './definitions-in.ts';
import { OpenInDesigner } from './open-in-designer.tsx';
import { useSetUp } from './set-up-context.tsx';

/** The roles: what they are called, who has them, and whether one can be spared. */
export function RightsStep() {
  const { live, documents } = useSetUp();
  const holders = useQuery({ queryKey: draftKeys.roleHolders, queryFn: readRoleHolders });
  const roles = useMemo(
    () =>
      definitionsIn(live, 'role').map((role) => ({
        role,
        names: new Set(findUses(live, { kind: 'role', id: role.id }).map(({ file }) => file)).size,
      })),
    [live],
  );
  const edited = new Map(definitionsIn(documents, 'role').map((role) => [role.id, role]));
  return (
    <Stack gap="sm">
      {holders.error && <ProblemText error={holders.error} />}
      {roles.map(({ role, names }) => (
        <RoleCard
          key={role.id}
          was={role}
          role={edited.get(role.id)}
          names={names}
          holders={holders.data?.filter((one) => one.roles?.includes(role.id)).length}
        />
      ))}
    </Stack>
  );
}

function RoleCard({
  was,
  role,
  names,
  holders,
}: {
  readonly was: RoleDefinition;
  /** As it is to be; undefined when it goes away. */
  readonly role: RoleDefinition | undefined;
  /** How many definitions name it. */
  readonly names: number;
  /** How many users have it; undefined while nobody knows. */
  readonly holders: number | undefined;
}) {
  const t = useSetUpTexts();
  const label = useLabel();
  const { live, documents, setDefinition, setDocuments } = useSetUp();
  const key = `role/${was.id}`;
  const isSpared = names === 0 && holders === 0;
  const notes = [holders !== undefined && t.holders(holders), names > 0 && t.roleNeeded(names), !role && t.roleGoes];
  const put = (isUsed: boolean) => {
    const back = live.filter(({ document }) => document === was);
    setDocuments(isUsed ? [...documents, ...back] : withoutDefinition(documents, key));
  };
  return (
    <section aria-label={label(was.label)} className="lo-card">
      <Group justify="space-between" mb={8}>
        <Box>
          <Title order={3} size="h5" td={role ? undefined : 'line-through'}>
            {label(was.label)}
          </Title>
          <Text size="sm" c="dimmed">
            {notes.filter(Boolean).join(' · ')}
          </Text>
        </Box>
        <Group gap={8}>
          {(isSpared || !role) && (
            <Switch
              label={t.roleUsed}
              aria-label={`${t.roleUsed}: ${label(was.label)}`}
              checked={role !== undefined}
              onChange={(event) => put(event.currentTarget.checked)}
            />
          )}
          {role && <OpenInDesigner kind="role" id={was.id} name={label(was.label)} />}
        </Group>
      </Group>
      {role && (
        <TwoLabels name={t.roleName} value={role.label} onChange={(next) => setDefinition({ ...role, label: next })} />
      )}
    </section>
  );
}
