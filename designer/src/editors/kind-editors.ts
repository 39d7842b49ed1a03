import type { ComponentType } from 'react';
import { lazy } from 'react';
import { RoleMatrix } from '../rights/role-matrix.tsx';
import { FieldTable } from './entity/field-table.tsx';
import { INTERFACE_PARTS, VARIANT_PARTS } from './interface/interface-parts.ts';
import type { KindEditorProps } from './kind-editor-props.ts';
import { TEMPLATE_TEXTS } from './letter/template-texts.ts';
import { OUTGOING_PARTS } from './outgoing/outgoing-parts.ts';

type KindEditor = {
  readonly Editor: ComponentType<KindEditorProps>;
  /** Properties that the form below leaves to it. */
  readonly edits: readonly string[];
};

const FormEditor = lazy(async () => ({ default: (await import('./form/form-editor.tsx')).FormEditor }));
const DashboardEditor = lazy(async () => ({
  default: (await import('./dashboard/dashboard-editor.tsx')).DashboardEditor,
}));
const ReportEditor = lazy(async () => ({ default: (await import('./report/report-editor.tsx')).ReportEditor }));
const WorkflowEditor = lazy(async () => ({ default: (await import('./workflow/workflow-editor.tsx')).WorkflowEditor }));
const LayoutEditor = lazy(async () => ({ default: (await import('./letter/layout/layout-editor.tsx')).LayoutEditor }));
const TemplateEditor = lazy(async () => ({ default: (await import('./letter/template-editor.tsx')).TemplateEditor }));
const StatusEditor = lazy(async () => ({ default: (await import('./workflow/status-editor.tsx')).StatusEditor }));

const ViewEditor = lazy(async () => ({ default: (await import('./view/view-editor.tsx')).ViewEditor }));

const InterfaceEditor = lazy(async () => ({
  default: (await import('./interface/interface-editor.tsx')).InterfaceEditor,
}));
const VariantEditor = lazy(async () => ({ default: (await import('./interface/variant-editor.tsx')).VariantEditor }));
const OutgoingEditor = lazy(async () => ({
  default: (await import('./outgoing/outgoing-editor.tsx')).OutgoingEditor,
}));
const OptionTable = lazy(async () => ({ default: (await import('./options/option-table.tsx')).OptionTable }));
const NumberingEditor = lazy(async () => ({
  default: (await import('./numbering/numbering-editor.tsx')).NumberingEditor,
}));
const NavigationEditor = lazy(async () => ({
  default: (await import('./navigation/navigation-editor.tsx')).NavigationEditor,
}));

/** THE list of kinds that are edited by more than the form of their schema. Heavy ones are `lazy`. */
export const kindEditors: Readonly<Record<string, KindEditor>> = {
  entity: { Editor: FieldTable, edits: ['fields'] },
  role: { Editor: RoleMatrix, edits: ['grants'] },
  form: { Editor: FormEditor, edits: ['tabs', 'keyFacts'] },
  journal: { Editor: FormEditor, edits: ['fields'] },
  dashboard: { Editor: DashboardEditor, edits: ['tiles'] },
  report: { Editor: ReportEditor, edits: ['sections'] },
  'interface-variant': { Editor: VariantEditor, edits: VARIANT_PARTS },
  outgoing: { Editor: OutgoingEditor, edits: OUTGOING_PARTS },
  interface: { Editor: InterfaceEditor, edits: INTERFACE_PARTS },
  'option-set': { Editor: OptionTable, edits: ['options'] },
  numbering: { Editor: NumberingEditor, edits: [] },
  app: { Editor: NavigationEditor, edits: ['navigation'] },
  view: { Editor: ViewEditor, edits: [] },
  workflow: { Editor: WorkflowEditor, edits: ['machine'] },
  template: { Editor: TemplateEditor, edits: TEMPLATE_TEXTS },
  'text-block': { Editor: TemplateEditor, edits: TEMPLATE_TEXTS },
  layout: { Editor: LayoutEditor, edits: [] },
  'contract-status': { Editor: StatusEditor, edits: ['initial', 'states', 'transitions'] },
};
