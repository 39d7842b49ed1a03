import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { IssueMark } from '../workflow/issue-mark.tsx';
import { usePipeline } from './pipeline-context.tsx';
import { StageIcon } from './stage-icon.tsx';

/** The same as the picture as a list. */
export function StageList() {
  const t = usePipelineTexts();
  const { stages, issues, choose, steps, askStep } = usePipeline();
  return (
    <nav aria-label={t.outline}>
      <ol className="ld-list">
        {stages.map(({ id, sort, title, lines }) => (
          <li key={id}>
            <UnstyledButton className="lc-row lc-row-state" onClick={() => choose(id)}>
              <StageIcon sort={sort} />
              <span>
                {title}
                {lines.length > 0 && <span className="lc-row-to"> · {lines.join(' · ')}</span>}
              </span>
              <IssueMark issues={issues.get(id)} />
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {steps && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={6}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => askStep(steps.count)}
        >
          {t.addStep}
        </Button>
      )}
    </nav>
  );
}
