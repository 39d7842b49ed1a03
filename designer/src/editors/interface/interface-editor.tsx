import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { useMemo } from 'react';
import type { KindEditorProps } from '../kind-editor-props.ts';
import { useStageWords } from '../pipeline/use-stage-words.ts';
import { interfaceStages } from './interface-stages.ts';
import { InterfaceStudio } from './interface-studio.tsx';

/** An interface, drawn and tried. */
export function InterfaceEditor(props: KindEditorProps) {
  const words = useStageWords();
  const { document } = props;
  const stages = useMemo(() => interfaceStages(document as Partial<InterfaceDefinition>, words), [document, words]);
  return <InterfaceStudio {...props} whole={document} stages={stages} columnsAt="columns" />;
}
