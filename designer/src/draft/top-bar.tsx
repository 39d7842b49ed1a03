import { useText } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Avatar, Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertCircle, IconArrowBackUp, IconArrowForwardUp, IconCircleCheck, IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import { useOthers } from '../shell/use-others.ts';
import { useDraftEditing } from './draft-context.tsx';
import { OverviewMenu } from './overview-menu.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SaveWords } from './save-words.tsx';

export function TopBar() {
  const shared = useText();
  const t = useTexts();
  const { draft, state, issues, isChecking, isReadOnly, undo, redo, changes } = useDraftEditing();
  const [panel, setPanel] = useState<'problems' | 'publish' | null>(null);
  const errors = issues.filter((issue) => issue.severity !== 'warning').length;
  const others = useOthers(changes?.editors ?? []);
  const mod = shared('ctrl');
  return (
    <div className="ld-top">
      <Title order={1} size="h4" className="lw-ellipsis">
        {draft.name}
      </Title>
      <SaveWords />
      <Avatar.Group visibleFrom="sm">
        {others.map(({ id, title }) => (
          <Tooltip key={id} label={t.openNow(title ?? t.nobody)}>
            <Avatar size={24} name={title ?? ''} color="initials" aria-hidden />
          </Tooltip>
        ))}
      </Avatar.Group>
      <Group gap={4} ml="auto" wrap="nowrap">
        <span role="status" aria-busy={isChecking} className="ld-told">
          {t.problems(errors)}
        </span>
        <OverviewMenu />
        <Tooltip label={`${t.undo} (${mod}+Z)`}>
          <ActionIcon aria-label={t.undo} disabled={state.past.length === 0} onClick={undo}>
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t.redo} (${mod}+${t.shift}+Z)`}>
          <ActionIcon aria-label={t.redo} disabled={state.future.length === 0} onClick={redo}>
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="subtle"
          size="compact-sm"
          color={errors > 0 ? 'red' : 'gray'}
          leftSection={
            errors > 0 ? <IconAlertCircle size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />
          }
          onClick={() => setPanel('problems')}
        >
          {t.problems(errors)}
        </Button>
        <Button
          size="compact-sm"
          leftSection={<IconRocket size={16} aria-hidden />}
          disabled={isReadOnly}
          onClick={() => setPanel('publish')}
        >
          <Text span size="sm" visibleFrom="sm" inherit>
            {t.checkAndPublish}
          </Text>
          <Text span size="sm" hiddenFrom="sm" inherit>
            {t.publish}
          </Text>
        </Button>
      </Group>
      {panel === 'problems' && <ProblemsPanel onClose={() => setPanel(null)} />}
      {panel === 'publish' && <PublishDialog onClose={() => setPanel(null)} />}
    </div>
  );
}
