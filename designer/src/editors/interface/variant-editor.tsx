import type { InterfaceDefinition, InterfaceVariantDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { wholeInterface } from '@leitwerk/metadata/interface/whole-interface';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { findDefinition } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { usePipelineTexts } from '../../i18n/pipeline-texts.ts';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { asList } from '../pipeline/as-list.ts';
import { useStageWords } from '../pipeline/use-stage-words.ts';
import { InterfaceStudio } from './interface-studio.tsx';
import { variantStages } from './variant-stages.ts';

/** A variant of an interface, drawn as the whole interface that it stands for. */
export function VariantEditor(props: KindEditorProps) {
  const t = usePipelineTexts();
  const words = useStageWords();
  const { documents } = useDraftEditing();
  const { document } = props;
  const base = findDefinition(documents, 'interface', String(document['basedOn']))?.document;
  const drawn = useMemo(() => {
    if (!isDrawable(base)) return null;
    const variant = document as unknown as InterfaceVariantDefinition;
    const whole = wholeInterface(variant, base);
    return { whole: whole as unknown as Plain, stages: variantStages(variant, whole, words) };
  }, [base, document, words]);
  if (!drawn)
    return (
      <Text size="sm" c="dimmed" mb="sm">
        {t.noBase}
      </Text>
    );
  return <InterfaceStudio {...props} {...drawn} columnsAt="moreColumns" />;
}

/** One that is half written has no columns or steps yet. */
const isDrawable = (base: unknown): base is InterfaceDefinition =>
  typeof base === 'object' &&
  base !== null &&
  'columns' in base &&
  'steps' in base &&
  asList(base.columns) === base.columns &&
  asList(base.steps) === base.steps;
