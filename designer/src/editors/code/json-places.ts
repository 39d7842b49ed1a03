import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { ValuePath } from '../../schema-form/value-path.ts';

const VALUES: ReadonlySet<string> = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null']);

const isValue = (node: SyntaxNode): boolean => VALUES.has(node.name);

const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

const nameOf = (state: EditorState, property: SyntaxNode): string => {
  const name = property.getChild('PropertyName');
  if (!name) return '';
  const text = state.sliceDoc(name.from, name.to);
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replaceAll('"', '');
  }
};

/** From where to where the text of a value goes; of a missing one, that of what is around it. */
export function rangeOf(state: EditorState, path: ValuePath): { readonly from: number; readonly to: number } {
  let node = childrenOf(syntaxTree(state).topNode).find(isValue);
  for (const key of path) {
    const next =
      node?.name === 'Object'
        ? node.getChildren('Property').find((property) => nameOf(state, property) === String(key))
        : childrenOf(node ?? syntaxTree(state).topNode).filter(isValue)[Number(key)];
    if (!next) break;
    node = next.name === 'Property' ? (next.lastChild ?? next) : next;
  }
  return node ? { from: node.from, to: node.to } : { from: 0, to: 0 };
}

/** Keys and positions that lead from the whole text to a node. */
export function pathOf(state: EditorState, node: SyntaxNode): ValuePath {
  const path: (string | number)[] = [];
  for (let child = node; child.parent; child = child.parent) {
    const { parent } = child;
    if (child.name === 'Property') path.unshift(nameOf(state, child));
    else if (parent.name === 'Array' && isValue(child))
      path.unshift(
        childrenOf(parent)
          .filter(isValue)
          .findIndex(({ from }) => from === child.from),
      );
  }
  return path;
}

/** Names of the properties that an object has. */
export const namesIn = (state: EditorState, object: SyntaxNode): readonly string[] =>
  object.getChildren('Property').map((property) => nameOf(state, property));
