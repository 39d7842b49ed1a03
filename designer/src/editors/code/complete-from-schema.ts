import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import type { Language } from '@leitwerk/runtime-ui/renderer';
import { initialValue } from '../../schema-form/initial-value.ts';
import { nodeAt } from '../../schema-form/node-at.ts';
import { namesIn, pathOf } from './json-places.ts';

/** Offers the properties that an object may have and the values that a property may take, in the reader's words. */
export function completeFromSchema(root: SchemaNode, document: () => unknown, language: Language) {
  return (context: CompletionContext): CompletionResult | null => {
    const { state, pos } = context;
    const node = syntaxTree(state).resolveInner(pos, -1);
    const object = node.name === 'Object' ? node : node.name === 'PropertyName' ? node.parent?.parent : null;
    if (object?.name === 'Object') {
      const isInName = node.name === 'PropertyName';
      if (!isInName && !context.explicit) return null;
      return properties(
        isInName ? node.from : pos,
        isInName ? node.to : pos,
        nodeAt(root, document(), pathOf(state, object)),
        new Set(namesIn(state, object)),
      );
    }
    if (node.name !== 'String' && node.name !== 'Property') return null;
    const place = nodeAt(root, document(), pathOf(state, node));
    return valuesOf(node.name === 'String' ? node.from : pos, node.name === 'String' ? node.to : pos, place);
  };

  function properties(from: number, to: number, holder: SchemaNode, present: ReadonlySet<string>): CompletionResult {
    const options = Object.keys(holder.schema.properties ?? {})
      .filter((key) => !present.has(key))
      .map((key) => {
        const below = nodeBelow(holder, key);
        return {
          label: `"${key}"`,
          apply: `"${key}": ${JSON.stringify(initialValue(below))}`,
          detail: below.schema['x-label']?.[language] ?? '',
          type: 'property',
        };
      });
    return { from, to, options };
  }

  function valuesOf(from: number, to: number, place: SchemaNode): CompletionResult | null {
    const values = place.schema.enum ?? (place.schema.type === 'boolean' ? ['true', 'false'] : []);
    if (values.length === 0) return null;
    const isText = place.schema.enum !== undefined;
    const options = values.map((value) => ({
      label: isText ? `"${value}"` : value,
      detail: place.schema['x-values']?.[value]?.[language] ?? '',
      type: 'enum',
    }));
    return { from, to, options };
  }
}
