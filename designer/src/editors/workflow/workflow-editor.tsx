import type { KindEditorProps } from '../kind-editor-props.ts';
import { CanvasEditor } from './canvas-editor.tsx';
import { workflowCanvas } from './machine/workflow-canvas.ts';

/** A workflow, drawn. */
export const WorkflowEditor = (props: KindEditorProps) => <CanvasEditor kind={workflowCanvas} {...props} />;
