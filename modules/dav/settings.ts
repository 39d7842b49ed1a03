import type { CardShape } from '@leitwerk/metadata/card/card-shape';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';

export type TodoStatus = 'NEEDS-ACTION' | 'IN-PROCESS' | 'COMPLETED' | 'CANCELLED';

/** As `settings.schema.json` says, by which it has been checked. Names of the entity and its fields. */
export type InvitationShape = {
  readonly state: string;
  readonly uid: string;
  readonly sequence: string;
  readonly organizer: string;
  readonly guests: string;
};

/** Colleagues who take part, and what they have answered. Names of fields. */
export type ParticipantShape = { readonly field: string; readonly answers: string };

export type CalendarShape = {
  readonly id: string;
  readonly entity: string;
  readonly component: 'VEVENT' | 'VTODO';
  readonly filter?: object;
  readonly perTeam?: boolean;
  readonly summary: string;
  readonly location?: string;
  readonly description?: string;
  readonly private?: string;
  readonly invitations?: InvitationShape;
  readonly participants?: ParticipantShape;
  readonly due?: string;
  readonly priority?: { readonly field: string; readonly values: Readonly<Record<string, number>> };
  readonly status?: {
    readonly field: string;
    readonly states: Readonly<Record<string, TodoStatus>>;
    readonly events: Readonly<Partial<Record<TodoStatus, string>>>;
  };
};

export type BookShape = {
  readonly id: string;
  readonly label: Label;
  readonly entity: string;
  readonly filter?: object;
};

type Reach = Pick<ModuleContext, 'settings'>;

export const calendarShapes = (reach: Reach): readonly CalendarShape[] =>
  (reach.settings('dav')['calendars'] as readonly CalendarShape[] | undefined) ?? [];

export const bookShapes = (reach: Reach): readonly BookShape[] =>
  (reach.settings('dav')['books'] as readonly BookShape[] | undefined) ?? [];

/** Which field is which property of a vCard is said once, to the module `contacts`. */
export const cardShape = (reach: Reach, entity: string): CardShape | undefined =>
  ((reach.settings('contacts')['cards'] as readonly CardShape[] | undefined) ?? []).find(
    (one) => one.entity === entity,
  );
