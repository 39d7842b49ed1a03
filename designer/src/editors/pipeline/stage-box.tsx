import type { Node, NodeProps } from '@xyflow/react';
import { Handle, Position } from '@xyflow/react';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { IssueMark } from '../workflow/issue-mark.tsx';
import { usePipeline } from './pipeline-context.tsx';
import { StageIcon } from './stage-icon.tsx';
import type { Stage } from './stages.ts';

export type StageNode = Node<{ readonly stage: Stage }, 'stage'>;

/** A box on the way of a row: what is done there, what is wrong with it, and what came through last. */
export function StageBox({ data: { stage } }: NodeProps<StageNode>) {
  const { chosen, issues, numbers } = usePipeline();
  const t = usePipelineTexts();
  const isOwn = stage.facts?.some((fact) => fact.isOwn) === true;
  const counted = numbers.get(stage.id) ?? [];
  return (
    <div className="lw-state lc-state lp-stage" data-selected={chosen === stage.id || undefined} data-sort={stage.sort}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <div className="lc-state-head">
        <StageIcon sort={stage.sort} />
        <span className="lw-ellipsis" title={stage.title}>
          {stage.title}
        </span>
        <IssueMark issues={issues.get(stage.id)} />
        {stage.facts && (
          <span className="lp-origin" data-own={isOwn || undefined}>
            {isOwn ? t.own : t.inherited}
          </span>
        )}
      </div>
      {stage.lines.map((line) => (
        <div key={line} className="lc-line" title={line}>
          <span className="lw-ellipsis">{line}</span>
        </div>
      ))}
      {counted.length > 0 && (
        <div className="lp-numbers">
          {counted.map(({ count, word, isBad }) => (
            <span key={word} data-bad={(isBad && count > 0) || undefined}>
              {count} {word}
            </span>
          ))}
        </div>
      )}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}
