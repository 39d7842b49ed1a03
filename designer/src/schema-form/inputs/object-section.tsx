import { isPlain } from '@leitwerk/metadata/keyed-list';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Fold } from '../fold.tsx';
import type { EditorProps } from '../form-context.tsx';
import { titleOfItem } from '../initial-value.ts';
import { ObjectEditor } from '../object-editor.tsx';

/** An object inside another one. */
export function ObjectSection({ node, path, value, around, name }: EditorProps) {
  const language = useLanguage();
  return (
    <Fold path={path} title={name} note={titleOfItem(value, language)} level="section">
      {() => <ObjectEditor node={node} path={path} value={isPlain(value) ? value : {}} around={around} />}
    </Fold>
  );
}
