import { sendRequest } from './send-request.ts';

export type Answer = 'needs-action' | 'accepted' | 'tentative' | 'declined';
export type Person = { readonly name: string | null; readonly address: string };

/** What an e-mail brings of an appointment, and how it stands to the reader's calendar. */
export type Invitation = {
  readonly method: string;
  readonly standing: 'new' | 'newer' | 'same' | 'older' | 'own' | 'none';
  /** Whether the reader can answer it, or take its cancellation. */
  readonly isOpen: boolean;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly comment: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly isDay: boolean;
  readonly repetition: string | null;
  readonly organizer: Person | null;
  readonly guests: readonly (Person & { readonly answer: Answer })[];
  /** The appointment that it is about. */
  readonly record: string | null;
  readonly state: string | null;
  /** When the calendar has it, where this is a newer version. */
  readonly before: { readonly start: string; readonly end: string } | null;
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
  readonly ownTimes: readonly {
    readonly record: string;
    readonly title: string;
    readonly start: string;
    readonly end: string;
    readonly isConflict: boolean;
  }[];
};

export const readInvitation = async (message: string): Promise<Invitation> =>
  (await sendRequest<Invitation>('GET', `/dav/invitations/${message}`)).body;

const act = async <T>(verb: string, body: unknown): Promise<T> =>
  (await sendRequest<T>('POST', `/actions/dav.${verb}`, { body })).body;

export const answerInvitation = (
  message: string,
  answer: Exclude<Answer, 'needs-action'>,
  note: string,
): Promise<{ readonly record: string }> => act('answerInvitation', { message, answer, ...(note !== '' && { note }) });

export const takeCancellation = (message: string): Promise<{ readonly record: string }> =>
  act('takeCancellation', { message });

/** A guest's proposal to meet at another time. */
export const answerCounter = (message: string, answer: 'take' | 'decline'): Promise<{ readonly record: string }> =>
  act('answerCounter', { message, answer });

/** Name of the entity to whose records guests can be invited; null where there is none. */
export const readGuestEntity = async (): Promise<string | null> =>
  (await sendRequest<{ entity: string | null }>('GET', '/dav/invitations/entity')).body.entity;

/** How far the guests of an appointment know what it says. */
export type GuestState = {
  readonly standing: 'none' | 'sent' | 'called-off' | 'guest';
  /** From which it was sent; null where the reader does not see it. */
  readonly mailbox: string | null;
  readonly organizer: string | null;
  readonly sentAt: string | null;
  readonly sending: string | null;
  /** Names of fields, and addresses, that the guests have not been told of. */
  readonly changed: readonly string[];
  readonly uninvited: readonly string[];
  readonly dropped: readonly string[];
  readonly mayInvite: boolean;
};

export const readGuestState = async (record: string): Promise<GuestState> =>
  (await sendRequest<GuestState>('GET', `/dav/guests/${record}`)).body;

export const inviteGuests = (given: {
  readonly record: string;
  readonly mailbox: string;
  readonly guests: readonly { readonly name?: string; readonly address: string }[];
  readonly note: string;
}): Promise<unknown> => {
  const { note, guests, ...rest } = given;
  return act('invite', { ...rest, ...(guests.length > 0 && { guests }), ...(note !== '' && { note }) });
};

export const callOff = (record: string, note: string): Promise<unknown> =>
  act('callOff', { record, ...(note !== '' && { note }) });

export const invitationKeys = {
  invitation: (message: string) => ['invitations', 'message', message] as const,
  entity: ['invitations', 'entity'] as const,
  guests: (record: string, version: number) => ['invitations', 'guests', record, version] as const,
};
