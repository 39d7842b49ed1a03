import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import { shapeIssuesOf } from '@leitwerk/metadata/validate';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import type { LetterParts } from './letter-texts.ts';

type Letters = ModuleContext['letters'];

/** A live template with its letterhead and all text blocks. */
export function findParts(id: string, entity: string, letters: Letters): LetterParts {
  const template = own(letters.templates, id);
  const layout = template && own(letters.layouts, template.layout);
  if (!template || !layout)
    throw new ActionRefused([documentsIssue('template', 'documents.no-template', { template: id })]);
  if (template.entity !== entity)
    throw new ActionRefused([documentsIssue('template', 'documents.other-entity', { template: template.label })]);
  return { template, layout, blocks: letters.textBlocks };
}

/**
 * The same of definitions that are still worked on: they stand in for those that are live. Their shape is checked here, their
 * meaning when they are read.
 */
export function partsOfDraft(id: string, entity: string, drafts: readonly unknown[], letters: Letters): LetterParts {
  const issues = drafts.flatMap((document, at) => shapeIssuesOf({ file: `definitions.${at}`, document }));
  if (issues.length > 0)
    throw new ActionRefused(issues.map(({ file, path, ...issue }) => ({ ...issue, path: `${file}.${path}` })));
  const nameOf = (entityId: string): string =>
    Object.values(letters.entities).find((one) => one.id === entityId)?.name ?? entityId;
  const ofKind = <K extends Definition['kind']>(kind: K): Record<string, Extract<Definition, { kind: K }>> =>
    Object.fromEntries(
      (drafts as readonly Definition[])
        .filter((one): one is Extract<Definition, { kind: K }> => one.kind === kind)
        .map((one) => [one.id, one]),
    );
  const templates = Object.values(ofKind('template')).map((one) => [one.id, { ...one, entity: nameOf(one.entity) }]);
  const blocks = Object.values(ofKind('text-block')).map((one) => [
    one.id,
    one.entity === undefined ? one : { ...one, entity: nameOf(one.entity) },
  ]);
  return findParts(id, entity, {
    ...letters,
    templates: { ...letters.templates, ...(Object.fromEntries(templates) as Letters['templates']) },
    layouts: { ...letters.layouts, ...ofKind('layout') },
    textBlocks: { ...letters.textBlocks, ...(Object.fromEntries(blocks) as Letters['textBlocks']) },
  });
}

const own = <T>(list: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(list, id) ? list[id] : undefined;
