import type { EntityAction } from '@leitwerk/metadata/generated/definitions.gen';
import { Checkbox, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCircleHalf2, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import type { EntityAccess } from '../client/rights.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { useRightWords } from './use-right-words.ts';

/** Whether an action is allowed; opens into the role that allows it, the rule that limits it, and a change of each role. */
export function RightCell({
  entity,
  name,
  action,
  roles,
  isReadOnly,
  isGranted,
  onChange,
}: {
  readonly entity: EntityAccess;
  readonly name: string;
  readonly action: EntityAction;
  readonly roles: readonly string[];
  readonly isReadOnly: boolean;
  /** As the draft has it now; what follows from it the server tells a moment later. */
  readonly isGranted: (role: string) => boolean;
  readonly onChange: (role: string, isOn: boolean) => void;
}) {
  const t = useOverviewTexts();
  const { actionWord, rowWords, roleName } = useRightWords();
  const [isOpen, setOpen] = useState(false);
  const allowed = entity.actions.find((one) => one.action === action);
  const rows = allowed?.rows ?? 'none';
  const words = rowWords(rows);
  const title = `${name}: ${actionWord(action)}`;
  const Icon = rows === 'all' ? IconCheck : rows === 'none' ? IconMinus : IconCircleHalf2;
  return (
    <Popover opened={isOpen} onChange={setOpen} width={300} position="bottom" withinPortal trapFocus shadow="md">
      <Popover.Target>
        <UnstyledButton
          className="lo-cell"
          data-rows={rows === 'all' || rows === 'none' ? rows : 'some'}
          aria-label={`${title}: ${words}`}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon size={16} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs">{words}</Text>
          {roles.map((role) => {
            const given = allowed?.by.find((one) => one.role === role);
            return (
              <Checkbox
                key={role}
                size="xs"
                label={roleName(role)}
                description={given ? rowWords(given.rows) : t.notAllowed}
                checked={isGranted(role)}
                disabled={isReadOnly}
                onChange={(event) => onChange(role, event.currentTarget.checked)}
              />
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
