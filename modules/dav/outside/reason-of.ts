import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { sentence } from '../dav-issue.ts';
import { DavRefused } from '../dav-refused.ts';

type Words = Pick<ModuleContext, 'wordsOf'>;

const LONGEST = 500;

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, LONGEST);

/** What issues say in both languages: a job writes it down before anybody is there to read it. */
export const reasonFrom = (issues: readonly Issue[], { wordsOf }: Words): Label => ({
  de: inOneLine(wordsOf(issues, 'de').join(' ')),
  en: inOneLine(wordsOf(issues, 'en').join(' ')),
});

/** Why something was refused; null for a fault, which is nobody's "no". */
export function reasonOf(error: unknown, reach: Words): Label | null {
  if (error instanceof DavRefused) {
    const { code, params } = error;
    return { de: inOneLine(sentence(code, params, 'de')), en: inOneLine(sentence(code, params, 'en')) };
  }
  const issues = error instanceof ActionRefused ? error.issues : finalIssuesOf(error);
  return issues ? reasonFrom(issues, reach) : null;
}

/** A link keeps its reason as text. */
export const textOfReason = (reason: Label | null): string | null => reason && JSON.stringify(reason);

/** Reads what `textOfReason` wrote; an earlier version kept one language only. */
export const reasonFromText = (text: string): Label =>
  text.startsWith('{') ? (JSON.parse(text) as Label) : { de: text, en: text };
