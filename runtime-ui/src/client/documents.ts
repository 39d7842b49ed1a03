import type { Label } from '../model/definitions.ts';
import type { Run, Selection } from './runs.ts';
import { sendForBytes, sendRequest } from './send-request.ts';

export type LetterTemplate = {
  readonly id: string;
  readonly label: Label;
  readonly help?: Label;
  readonly languages: readonly ('de' | 'en')[];
  /** Whether it may be sent as an e-mail, too. */
  readonly mail: boolean;
};

export type AskedLetter = {
  readonly template: string;
  readonly entity: string;
  readonly record: string;
  readonly language: 'de' | 'en';
};

export type IssuedLetter = { readonly document: string; readonly file: string; readonly name: string };

/** Templates of letters that this person may make about records of an entity. */
export const readTemplates = async (entity: string): Promise<readonly LetterTemplate[]> =>
  (await sendRequest<readonly LetterTemplate[]>('GET', `/documents/templates/${entity}`)).body;

/** @returns a PDF; nothing is stored */
export const previewLetter = (letter: AskedLetter, signal?: AbortSignal): Promise<Uint8Array> =>
  sendForBytes('POST', '/documents/preview', { body: letter, ...(signal && { signal }) });

/** @param onceKey the same for a call that is made again, which makes no second letter */
export const makeLetter = async (letter: AskedLetter, onceKey: string): Promise<IssuedLetter> =>
  (await sendRequest<IssuedLetter>('POST', '/actions/documents.make', { body: letter, onceKey })).body;

/** A mail as it would be sent now. */
export type MailPreview = {
  /** Null: no mail server has been set up. */
  readonly from: string | null;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Names of the files that go along. */
  readonly attached: readonly string[];
};

export const previewMail = async (letter: AskedLetter, signal?: AbortSignal): Promise<MailPreview> =>
  (await sendRequest<MailPreview>('POST', '/documents/mail-preview', { body: letter, ...(signal && { signal }) })).body;

export type SentMail = { readonly document: string; readonly to: string; readonly subject: string };

/** Files the mail and has it sent. @param onceKey the same for a call that is made again, which sends no second one */
export const sendMail = async (letter: AskedLetter, onceKey: string): Promise<SentMail> =>
  (await sendRequest<SentMail>('POST', '/actions/documents.mail', { body: letter, onceKey })).body;

/** Begins letters about many records. */
export const startLetters = async (
  entity: string,
  selection: Selection,
  letter: Pick<AskedLetter, 'template' | 'language'>,
): Promise<Run> =>
  (await sendRequest<Run>('POST', '/documents/letters', { body: { entity, ...selection, ...letter } })).body;
