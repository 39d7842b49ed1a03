import { ProblemError } from '../../client/problem-error.ts';
import type { EntityModel, Language } from '../../model/definitions.ts';
import { fieldNamed } from '../../model/fields-of.ts';

/** Why something was refused, in the server's words: the sentence, and what it says of single fields. */
export function reasonsOf(error: unknown, entity: EntityModel, language: Language): string {
  const message = error instanceof Error ? error.message : '';
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  const parts = issues.map((issue) => {
    const field = fieldNamed(entity, issue.path.split('.')[0] ?? '');
    return field ? `${field.label[language]}: ${issue.message}` : issue.message;
  });
  return [...new Set([message, ...parts])].filter(Boolean).join(' ');
}
