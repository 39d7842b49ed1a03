const FILE = /^modules\/([a-z][a-z0-9-]*)\/definitions\/.+\.json$/;

/** Name of the module that brings the definition with this file name; null for a definition of the installation itself. */
export const moduleOfFile = (file: string): string | null => FILE.exec(file)?.[1] ?? null;
