import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';

/** A name without its ending, by which a document and its side file find each other; case does not count. */
export const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '').toLowerCase();

/** Whether a file is a side file by its ending. */
export const isSideFile = (name: string, { side }: Pick<InterfaceFormat, 'side'>): boolean =>
  side !== undefined && name.toLowerCase().endsWith(`.${side.type}`);
