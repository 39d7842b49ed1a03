import { isPlain } from '@leitwerk/metadata/keyed-list';
import { nodeAt } from '../../schema-form/node-at.ts';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';
import { aroundValue } from './around-value.ts';
import { useCanvas } from './canvas-context.tsx';

/** The form of one part of the definition, beside the picture. */
export function PartForm({ at, without }: { readonly at: ValuePath; readonly without: readonly string[] }) {
  const { document, node } = useCanvas();
  const value = valueAt(document, at);
  if (!isPlain(value)) return null;
  return (
    <div className="lc-part">
      <ObjectEditor
        node={nodeAt(node, document, at)}
        path={at}
        value={value}
        around={aroundValue(document, at)}
        without={without}
      />
    </div>
  );
}
