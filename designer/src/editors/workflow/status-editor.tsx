import type { KindEditorProps } from '../kind-editor-props.ts';
import { CanvasEditor } from './canvas-editor.tsx';
import { statusCanvas } from './status/status-canvas.ts';

/** A contract status, drawn. */
export const StatusEditor = (props: KindEditorProps) => <CanvasEditor kind={statusCanvas} {...props} />;
