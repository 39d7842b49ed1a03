import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { DeliveredFile } from './delivered-file.ts';
import { readDocument } from './document/read-document.ts';
import type { OpenDelivery } from './read-rows.ts';
import { openRowsOf } from './read-rows.ts';

/**
 * What was delivered as rows: those of a file, or a document as its only one. Throws `ActionRefused` when it cannot be read.
 * @param asLines rows that a program has delivered one by one: JSON lines, whatever the interface's files are
 */
export const openDelivery = async (
  delivered: DeliveredFile,
  definition: InterfaceDefinition,
  asLines: boolean,
): Promise<OpenDelivery> =>
  definition.format.type === 'document'
    ? { rows: readDocument(delivered, definition), drift: new Set() }
    : openRowsOf(delivered.stream, definition, { asLines, reopen: delivered.reopen });
