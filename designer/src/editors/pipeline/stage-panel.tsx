import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowLeft, IconArrowUp, IconExternalLink, IconPlus, IconTrash } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { entityWithId } from '../../draft/draft-model.ts';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import { nodeAt } from '../../schema-form/node-at.ts';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import { pathText, valueAt } from '../../schema-form/value-path.ts';
import { aroundValue } from '../workflow/around-value.ts';
import { IssueLines } from '../workflow/issue-lines.tsx';
import { usePipeline } from './pipeline-context.tsx';
import { StageFacts } from './stage-facts.tsx';
import { StageIcon } from './stage-icon.tsx';
import type { Stage, StagePart } from './stages.ts';

/** Everything that can be said of the chosen box. */
export function StagePanel({ stage }: { readonly stage: Stage }) {
  const t = usePipelineTexts();
  const { issues, choose, steps } = usePipeline();
  const { sort, title, entity, step, parts, facts } = stage;
  return (
    <section aria-label={title}>
      <Button
        variant="subtle"
        size="compact-xs"
        mb={6}
        leftSection={<IconArrowLeft size={13} aria-hidden />}
        onClick={() => choose(null)}
      >
        {t.back}
      </Button>
      <Group gap={6} mb={4} wrap="nowrap" align="flex-start">
        <span className="lp-panel-icon">
          <StageIcon sort={sort} />
        </span>
        <Title order={3} size="h5" className="lc-panel-title">
          {title}
        </Title>
        {steps && step !== null && (
          <Group gap={2} ml="auto" wrap="nowrap">
            <Act name={t.earlier} isOff={step === 0} onClick={() => steps.shift(step, -1)} Shape={IconArrowUp} />
            <Act
              name={t.later}
              isOff={step === steps.count - 1}
              onClick={() => steps.shift(step, 1)}
              Shape={IconArrowDown}
            />
            <AddBehind step={step} />
            <Act name={t.removeStep} onClick={() => steps.remove(step)} Shape={IconTrash} />
          </Group>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb={8}>
        {t.helps[sort]}
      </Text>
      {entity !== null && <EntityLink entity={entity} />}
      <IssueLines issues={issues.get(stage.id) ?? []} />
      <div className="lp-parts">
        {parts.map((part) => (
          <PartForm key={`${pathText(part.at)} ${part.only?.join(' ')}`} part={part} />
        ))}
      </div>
      {facts && <StageFacts facts={facts} />}
    </section>
  );
}

function PartForm({ part: { at, only, around } }: { readonly part: StagePart }) {
  const { document, node } = usePipeline();
  const value = valueAt(document, at) ?? {};
  if (!isPlain(value)) return null;
  return (
    <ObjectEditor
      node={nodeAt(node, document, at)}
      path={at}
      value={value}
      around={around ?? aroundValue(document, at)}
      {...(only && { only })}
    />
  );
}

function EntityLink({ entity }: { readonly entity: string }) {
  const t = usePipelineTexts();
  const label = useLabel();
  const { model } = useDraftEditing();
  const { draft } = useParams({ from: '/drafts/$draft' });
  const found = entityWithId(model, entity);
  if (!found) return null;
  return (
    <Button
      renderRoot={(props) => (
        <Link {...props} to="/drafts/$draft/$kind/$id" params={{ draft, kind: 'entity', id: entity }} search={{}} />
      )}
      variant="default"
      size="compact-xs"
      mb={8}
      rightSection={<IconExternalLink size={13} aria-hidden />}
    >
      {t.entity(label(found.label))}
    </Button>
  );
}

function AddBehind({ step }: { readonly step: number }) {
  const t = usePipelineTexts();
  const { askStep } = usePipeline();
  return <Act name={t.addBehind} onClick={() => askStep(step + 1)} Shape={IconPlus} />;
}

function Act({
  name,
  Shape,
  isOff = false,
  onClick,
}: {
  readonly name: string;
  readonly Shape: typeof IconPlus;
  readonly isOff?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={name}>
      <ActionIcon size="sm" aria-label={name} disabled={isOff} onClick={onClick}>
        <Shape size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
