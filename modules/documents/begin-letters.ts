import type { ModuleRequest } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import { findParts } from './find-parts.ts';
import type { LettersInput } from './letters-run.ts';
import { filingFor } from './settings.ts';

/** Begins a run in the asker's name, who must be allowed to make such a letter. @returns the run */
export async function beginLetters({ body }: ModuleRequest, context: ModuleContext): Promise<unknown> {
  const { entity, ...input } = body as LettersInput & { readonly entity: string };
  if (!context.mayCall('documents.make')) throw new ActionRefused([documentsIssue('', 'documents.forbidden')], 403);
  findParts(input.template, entity, context.letters);
  filingFor(entity, context);
  return context.startRun({
    kind: 'documents.letters',
    entity,
    input,
    ...(input.ids && { total: input.ids.length }),
  });
}
