import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { NodeSelection } from '@tiptap/pm/state';

/** Something that the cursor is in, or that is chosen, and where it begins. */
export type Level = { readonly node: Node; readonly at: number };

/** Of these nothing can be said. */
const QUIET: ReadonlySet<string> = new Set([
  'section',
  'item',
  'partBranch',
  'listPartBranch',
  'rowPartBranch',
  'cellPartBranch',
]);

/** From the outside in. Branches count when they have a condition of their own. */
export function levelsAt({ selection }: EditorState): readonly Level[] {
  const { $from } = selection;
  const levels: Level[] = [];
  for (let depth = 1; depth <= $from.depth; depth++) {
    const node = $from.node(depth);
    if (!QUIET.has(node.type.name) || (node.attrs['head'] ?? '') !== '') levels.push({ node, at: $from.before(depth) });
  }
  if (selection instanceof NodeSelection) levels.push({ node: selection.node, at: selection.from });
  // One that the cursor stands right behind, as after it has been put there.
  const before = selection.empty ? $from.nodeBefore : null;
  if (before?.isInline && before.isAtom && before.type.spec.selectable !== false && !before.isText)
    levels.push({ node: before, at: $from.pos - before.nodeSize });
  return levels;
}
