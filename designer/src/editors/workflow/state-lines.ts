import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { headOf } from '../../draft/definition-head.ts';
import type { EditedDocument } from '../../where-used/find-uses.ts';
import type { PicturedState } from './picture.ts';

/** Something that a state says beside its name. */
export type StateLine = { readonly is: 'who' | 'task' | 'call' | 'act'; readonly text: string };

type Scope = {
  readonly documents: readonly EditedDocument[];
  readonly label: (label: Label | undefined) => string;
  readonly delay: (name: string) => string;
  readonly dueAfter: (delay: string) => string;
};

/** Who has to do what until when, what is called, and which actions are done on the way in and out. */
export function linesOfState({ state }: PicturedState, scope: Scope): readonly StateLine[] {
  const meta: Plain = isPlain(state['meta']) ? state['meta'] : {};
  const lines: StateLine[] = [];
  const task = meta['task'];
  if (isPlain(task)) {
    const due = typeof task['due'] === 'string' ? ` · ${scope.dueAfter(scope.delay(task['due']))}` : '';
    lines.push({ is: 'task', text: `${scope.label(headOf(task).label)}${due}` });
  }
  if (Array.isArray(meta['roles'])) {
    const roles = meta['roles'].map((id: unknown) => scope.label(labelOf('role', id, scope.documents)) || String(id));
    lines.push({ is: 'who', text: roles.join(', ') });
  }
  for (const one of Array.isArray(state['invoke']) ? state['invoke'] : []) {
    if (!isPlain(one)) continue;
    const src = String(one['src']);
    lines.push({ is: 'call', text: scope.label(labelOf('workflow', src, scope.documents)) || src });
  }
  const actions = [state['entry'], state['exit']].flatMap((list) => (Array.isArray(list) ? list : []));
  const types = [...new Set(actions.flatMap((one: unknown) => (isPlain(one) ? [String(one['type'])] : [])))];
  if (types.length > 0) lines.push({ is: 'act', text: types.join(', ') });
  return lines;
}

const labelOf = (kind: string, id: unknown, documents: readonly EditedDocument[]): Label | undefined =>
  documents.map(({ document }) => headOf(document)).find((head) => head.kind === kind && head.id === id)?.label;
