import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { beginProcess, readProcesses } from '../../client/processes.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { mailTexts } from './mail-texts.ts';

/**
 * Begins a process about the record at which a message is filed, a termination for instance, and leads there: what it asks for is
 * answered at the record.
 */
export function FiledProcesses({
  entity,
  id,
  title,
}: {
  readonly entity: string;
  readonly id: string;
  readonly title: string;
}) {
  const t = useOwnTexts(mailTexts);
  const label = useLabel();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const found = useQuery({
    queryKey: queryKeys.processes(entity, id),
    queryFn: () => readProcesses(entity, id),
    enabled: isOpen,
  });
  const begin = useMutation({
    mutationFn: (workflow: string) => beginProcess(workflow, id),
    onSuccess: () => navigate({ to: '/records/$entity/$id', params: { entity, id } as never }),
  });
  const possible = found.data?.startable.filter((one) => one.possible) ?? [];
  return (
    <>
      <Menu position="bottom-start" opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            loading={begin.isPending}
            aria-label={t.beginFor(title)}
            rightSection={<IconChevronDown size={12} aria-hidden />}
          >
            {t.begin}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {found.isPending && <Menu.Item disabled>…</Menu.Item>}
          {found.error && <ProblemText error={found.error} />}
          {found.data && possible.length === 0 && (
            <Text size="sm" c="dimmed" px="sm" py={6}>
              {t.noProcess}
            </Text>
          )}
          {possible.map((one) => (
            <Menu.Item key={one.workflow} onClick={() => begin.mutate(one.workflow)}>
              {label(one.label)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {begin.error && <ProblemText error={begin.error} />}
    </>
  );
}
