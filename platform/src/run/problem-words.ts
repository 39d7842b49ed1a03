import type { Issue } from '@leitwerk/metadata/issue';
import type { Language } from '@leitwerk/metadata/shown-type';
import { messageOf } from '../messages.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';

/** What issues say, each with the name of its field before it: a report has no form that would show where they belong. */
export const problemWords = (
  issues: readonly Issue[],
  entity: EntityRuntime | undefined,
  language: Language,
): readonly string[] =>
  issues.map((issue) => {
    const field = entity?.fields.get(issue.path.split('.')[0] ?? '')?.field;
    const text = messageOf(issue, language);
    return field ? `${field.label[language]}: ${text}` : text;
  });
