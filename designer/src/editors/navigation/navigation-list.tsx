import { useDroppable } from '@dnd-kit/core';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useNavigationTexts } from '../../i18n/navigation-texts.ts';
import { rowKeys } from '../../schema-form/moved-element.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathText } from '../../schema-form/value-path.ts';
import { NavigationRow } from './navigation-row.tsx';
import type { Place } from './navigation-tree.ts';
import { childrenOf, entriesAt, isGroup, ROOT } from './navigation-tree.ts';
import type { TreeProps } from './tree-props.ts';

/** The entries of one level in their order, those of headings below them. */
export function NavigationList({ list, ...tree }: TreeProps & { readonly list: ValuePath }) {
  const t = useNavigationTexts();
  const { app, nameOf, isDragging } = tree;
  const entries = entriesAt(app, list);
  const keys = rowKeys(entries.map((one) => (isPlain(one) ? String(one['id']) : '')));
  const isInside = list.length > ROOT.length;
  return (
    <ul className="ld-tree" data-inside={isInside || undefined}>
      {entries.map((entry, at) => {
        const path = [...list, at];
        return (
          <li key={keys[at]}>
            <NavigationRow {...tree} path={path} entry={isPlain(entry) ? entry : {}} />
            {isGroup(entry) && <NavigationList {...tree} list={childrenOf(path)} />}
          </li>
        );
      })}
      <DropEnd list={list} at={entries.length} isShown={isDragging}>
        {isInside ? t.dropInto(nameOf(list.slice(0, -1))) : t.dropHere}
      </DropEnd>
    </ul>
  );
}

/** The end of a level, where an entry can be dropped behind the last one. */
function DropEnd({
  list,
  at,
  isShown,
  children,
}: Place & { readonly isShown: boolean; readonly children: React.ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: `end ${pathText(list)}`, data: { list, at } satisfies Place });
  return (
    <li ref={setNodeRef} className="ld-tree-end" data-shown={isShown || undefined} data-over={isOver || undefined}>
      {isShown && children}
    </li>
  );
}
