import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { AdaptationDefinition, Definition } from '@leitwerk/metadata/generated/definitions.gen';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { keysMissing } from '@leitwerk/metadata/kinds/adaptation/adaptation.check';
import { moduleOfFile } from '@leitwerk/metadata/module-file';
import type { Operation, OverlaidDocument, RefusedOperation } from '@leitwerk/metadata/overlay';
import { applyOperations, definitionKey, fileOf, operationsBetween } from '@leitwerk/metadata/overlay';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import { isInstalled } from './load-modules.ts';

/** What says something by itself: an adaptation is seen in what it adapts. */
export type DefinitionInEffect = Exclude<Definition, AdaptationDefinition>;

export type ModuleDocument = { readonly file: string; readonly document: DefinitionInEffect };

const FOLDER = resolve(import.meta.dirname, '../../../modules');
let known: ReadonlyMap<string, ModuleDocument> | undefined;

/**
 * What all installed modules bring, by file, as they bring it: whether the application uses them or not. It is part of the code and
 * does not change while it runs.
 */
export function shippedByModules(): ReadonlyMap<string, ModuleDocument> {
  known ??= new Map(
    readdirSync(FOLDER)
      .filter(isInstalled)
      .sort()
      .flatMap(readFolder)
      .map((one) => [one.file, one]),
  );
  return known;
}

function readFolder(name: string): readonly ModuleDocument[] {
  const folder = join(FOLDER, name, 'definitions');
  let entries: readonly { readonly name: string; readonly parentPath: string }[];
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.name.endsWith('.json'));
  } catch {
    return [];
  }
  return entries
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      file: `modules/${relative(FOLDER, path).split(sep).join('/')}`,
      document: JSON.parse(readFileSync(path, 'utf8')) as DefinitionInEffect,
    }));
}

/** Names of the modules that the application among these definitions uses. Bears what has not been checked yet. */
export const moduleNamesOf = (definitions: readonly unknown[]): readonly string[] =>
  definitions.flatMap((one) => {
    const { kind, modules } = (one ?? {}) as { readonly kind?: unknown; readonly modules?: unknown };
    return kind === 'app' && Array.isArray(modules) ? modules.filter((name) => typeof name === 'string') : [];
  });

/**
 * The definitions of an installation with those of all installed modules in their place, changed as its adaptations say: what people
 * edit and compare. Documents that are laid out already stay so.
 */
export const withModules = (documents: readonly OverlaidDocument[]): readonly OverlaidDocument[] =>
  layOut(documents).documents;

/** An adaptation's operation that does not fit the module's definition any more. It has no effect. */
export type Misfit = RefusedOperation & {
  readonly file: string;
  /** Which of the adaptation's operations. */
  readonly index: number;
};

function layOut(documents: readonly OverlaidDocument[]): {
  readonly documents: readonly OverlaidDocument[];
  readonly misfits: readonly Misfit[];
} {
  const there = new Set(documents.map(({ file }) => file));
  const brought = [...shippedByModules().values()].filter(({ file }) => !there.has(file));
  const keys = new Set([...shippedByModules().values()].map(definitionKey));
  // One of a module that is not installed is kept for the day on which it is.
  const adaptations = documents.filter(isAdaptation).filter(({ document }) => keys.has(document.of));
  const operations = adaptations.flatMap(operationsOf);
  const { documents: adapted, refused } = applyOperations(
    brought,
    operations.map((one) => one.operation),
  );
  const reasons = new Map(refused.map((one) => [one.operation, one.reason]));
  return {
    documents: [...documents.filter((one) => !(adaptations as readonly OverlaidDocument[]).includes(one)), ...adapted],
    misfits: operations.flatMap(({ file, index, operation }) => {
      const reason = reasons.get(operation);
      return reason ? [{ file, index, operation, reason }] : [];
    }),
  };
}

type AdaptationDocument = { readonly file: string; readonly document: AdaptationDefinition };

/** One that says nothing clear is left as it is, for the check to name what is wrong with it. */
const isAdaptation = (one: OverlaidDocument): one is AdaptationDocument =>
  isPlain(one.document) &&
  one.document['kind'] === 'adaptation' &&
  shapeIssuesOf(one).length === 0 &&
  (one as AdaptationDocument).document.operations.every((operation) => keysMissing(operation).length === 0);

const operationsOf = ({ file, document: { of, operations } }: AdaptationDocument) =>
  operations.map((one, index) => ({ file, index, operation: { ...one, at: [of, ...one.at] } as Operation }));

/**
 * The opposite: the definitions as they are stored and exported, of a module's only what is different here, so that a newer version of
 * it comes in by itself. A module's definition cannot be taken away or get another id: that is as if nothing had been done.
 */
export function withoutModules<T extends OverlaidDocument>(documents: readonly T[]): readonly T[] {
  const shipped = shippedByModules();
  const laidOut = documents.filter(({ file }) => shipped.has(file));
  if (laidOut.length === 0) return documents;
  const own = documents.filter(({ file }) => !shipped.has(file));
  return [...own, ...(laidOut.flatMap(adaptationOf) as unknown as readonly T[])];
}

function adaptationOf(one: OverlaidDocument): AdaptationDocument[] {
  const shipped = shippedByModules().get(one.file);
  if (!shipped || !isPlain(one.document)) return [];
  const { kind, id } = shipped.document;
  const here = { file: one.file, document: { ...one.document, kind, id } };
  const operations = operationsBetween([shipped], [here]).map((operation: Operation & { readonly was?: unknown }) => {
    const { was: _was, ...rest } = operation;
    return { ...rest, at: operation.at.slice(1) };
  });
  if (operations.length === 0) return [];
  const name = `${kind}-${id}`;
  const document = { kind: 'adaptation', id: name, name, of: `${kind}/${id}`, operations } as AdaptationDefinition;
  return [{ file: fileOf(definitionKey({ file: '', document })), document }];
}

/** What the application has of modules that it uses, as it is adapted, and the adaptations' operations that do not fit. */
export function moduleDocuments(documents: readonly OverlaidDocument[]): {
  readonly documents: readonly ModuleDocument[];
  readonly misfits: readonly Misfit[];
} {
  const used = new Set(moduleNamesOf(documents.map(({ document }) => document)));
  const { documents: all, misfits } = layOut(documents);
  const isUsed = ({ file }: OverlaidDocument): boolean => {
    const name = moduleOfFile(file);
    return name !== null && used.has(name) && shippedByModules().has(file);
  };
  return { documents: all.filter(isUsed) as readonly ModuleDocument[], misfits };
}

/** All definitions that are in effect: the installation's own, and those of the modules that it uses. */
export function definitionsInEffect(definitions: readonly Definition[]): readonly DefinitionInEffect[] {
  const own = definitions.filter((one): one is DefinitionInEffect => one.kind !== 'adaptation');
  const { documents } = moduleDocuments(definitions.map((document) => ({ file: '', document })));
  return [...documents.map((one) => one.document), ...own];
}
