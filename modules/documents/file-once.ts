import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import { findParts } from './find-parts.ts';
import { findFiled } from './issue-letter.ts';
import type { LetterParts } from './letter-texts.ts';
import type { Filing } from './settings.ts';
import { filedFields, filingFor } from './settings.ts';

type Input = {
  readonly template: string;
  readonly entity?: string;
  readonly record?: string;
  readonly language?: Language;
};

/** What actions that write to somebody are asked for. */
export const ASKED_LETTER: Action['input'] = {
  type: 'object',
  additionalProperties: false,
  required: ['template'],
  properties: {
    template: { type: 'string', maxLength: 48, description: 'Id of the template' },
    entity: {
      type: 'string',
      maxLength: 48,
      description: 'What it is about; that of the calling process when absent',
    },
    record: { type: 'string', format: 'uuid' },
    language: { enum: ['de', 'en'], description: 'German when absent' },
  },
};

/** A letter that is asked for, with all that its texts are filled from. */
export type AskedLetter = {
  readonly parts: LetterParts;
  readonly record: string;
  readonly language: Language;
  readonly more: readonly string[];
};

type Way<Answer> = {
  /** The answer about what has been filed; null when that is nothing of this kind. */
  readonly answerOf: (filed: WireRecord, filing: Filing) => Answer | null;
  readonly file: (asked: AskedLetter) => Promise<Answer>;
};

/**
 * Makes and files what is asked for, once for the context's key. What a call with the same key has filed is the answer, and is looked
 * for before anything is read: the record and the template may have changed since, the letter has not.
 */
export async function fileOnce<Answer>(
  input: Readonly<Record<string, unknown>>,
  context: ModuleContext,
  { answerOf, file }: Way<Answer>,
): Promise<Answer> {
  const { template, language = 'de', ...given } = input as unknown as Input;
  const entity = given.entity ?? context.about?.entity;
  const record = given.record ?? context.about?.id;
  if (entity === undefined || record === undefined)
    throw new ActionRefused([documentsIssue('record', 'documents.about-nothing')]);
  const findAnswer = async (): Promise<Answer | null> => {
    const filed = await findFiled(entity, context);
    return filed && answerOf(filed, filingFor(entity, context));
  };
  const before = await findAnswer();
  if (before) return before;
  const parts = findParts(template, entity, context.letters);
  try {
    return await file({ parts, record, language, more: filedFields(context.settings('documents'), entity) });
  } catch (error) {
    // A call with the same key that came meanwhile may have been quicker: the second is refused, for keys are unique.
    const other = await findAnswer();
    if (other) return other;
    throw error;
  }
}
