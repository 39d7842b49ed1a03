import type { Language } from '../model/definitions.ts';
import type { WireFile } from './files.ts';
import { sendRequest } from './send-request.ts';

export const OUTGOING = 'outgoing-mail';

export type BeginMail = {
  readonly kind: 'new' | 'answer' | 'answer-all' | 'forward';
  /** What is answered or forwarded. */
  readonly message?: string;
  readonly mailbox?: string;
  readonly to?: string;
  /** A record to which it will be filed, and to whose address a new one goes. */
  readonly about?: { readonly entity: string; readonly id: string };
  /** Whether the files of a forwarded message go along; they do when absent. */
  readonly attachments?: boolean;
};

const act = async <T>(verb: string, body: unknown): Promise<T> =>
  (await sendRequest<T>('POST', `/actions/mail.${verb}`, { body })).body;

/** @returns id of the draft */
export const beginMail = async (input: BeginMail, language: Language): Promise<string> =>
  (await act<{ id: string }>('begin', { ...input, language, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }))
    .id;

export type LetGo = { readonly version: number; readonly sendAt: string };

/** @param at not before, as an instant; at once when absent, after the seconds in which it can be called back */
export const letMailGo = (mail: string, version: number, at?: string): Promise<LetGo> =>
  act('send', { mail, version, ...(at !== undefined && { at }) });

/** A copy of a file that a record has, to be attached. */
export const takeFile = (file: string): Promise<WireFile> => act('takeFile', { file });

export type FoundPerson = { readonly name: string; readonly address: string; readonly entity: string | null };

export const findPeople = async (typed: string, signal: AbortSignal): Promise<readonly FoundPerson[]> =>
  (await sendRequest<{ items: FoundPerson[] }>('GET', '/mail/people', { query: { q: typed }, signal })).body.items;

/** What a mail quotes, for a sandboxed frame; null when it quotes nothing. */
export const readQuote = async (mail: string): Promise<string | null> =>
  (await sendRequest<{ page: string | null }>('GET', `/mail/outgoing/${mail}/quote`)).body.page;

export type MailTextBlock = { readonly name: string; readonly label: string; readonly text: string };

export const readTextBlocks = async (language: Language): Promise<readonly MailTextBlock[]> =>
  (await sendRequest<{ items: MailTextBlock[] }>('GET', '/mail/text-blocks', { query: { language } })).body.items;
