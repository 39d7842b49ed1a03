import type { Issue } from '../issue.ts';

/** What is wrong with a text of a letter, and in which line of it. */
export type LetterIssue = Pick<Issue, 'code'> & { readonly params: NonNullable<Issue['params']> };

export type ReportLetter = (code: string, params: NonNullable<Issue['params']>) => void;
