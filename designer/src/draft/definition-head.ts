import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import type { EditedDocument } from '../where-used/find-uses.ts';

/** What a definition is called; each part may be missing while it is being written. */
export type DefinitionHead = { readonly kind: string; readonly id: string; readonly label: Label | undefined };

export function headOf(document: unknown): DefinitionHead {
  const { kind, id, label } = isPlain(document) ? document : {};
  return {
    kind: String(kind ?? ''),
    id: String(id ?? ''),
    label: isLabel(label) ? label : undefined,
  };
}

const isLabel = (given: unknown): given is Label => isPlain(given) && typeof given['de'] === 'string';

export const documentOf = (documents: readonly EditedDocument[], file: string): unknown =>
  documents.find((one) => one.file === file)?.document;

/** The document with a definition, by what its address says. */
export const findDefinition = (
  documents: readonly EditedDocument[],
  kind: string,
  id: string,
): EditedDocument | undefined =>
  documents.find(({ document }) => {
    const head = headOf(document);
    return head.kind === kind && head.id === id;
  });
