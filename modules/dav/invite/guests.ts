import ICAL from 'ical.js';

/** As the options of the answer column are called; PARTSTAT in small letters (RFC 5545, 3.2.12). */
export const ANSWERS = ['needs-action', 'accepted', 'tentative', 'declined'] as const;
export type Answer = (typeof ANSWERS)[number];

export type Person = { readonly name: string | null; readonly address: string };

/** A row of the field that holds guests. */
export type Guest = Person & {
  readonly answer: Answer;
  /** RFC 3339, as the answer says it itself. */
  readonly answeredAt: string | null;
};

/** More than that are shown and kept of no appointment. */
export const MOST_GUESTS = 200;
const LONGEST_NAME = 200;

const ADDRESS = /^[^\s<>"(),:;@\\[\]]{1,64}@[^\s<>"(),:;@\\[\]]+\.[^\s<>"(),:;@\\[\].]{2,}$/;

/** In small letters; null where no mail can be sent to it. */
export function addressFrom(text: unknown): string | null {
  const address = String(text ?? '')
    .trim()
    .toLowerCase();
  return address.length <= 254 && ADDRESS.test(address) ? address : null;
}

/** In one line, without what could be taken for something else in a header or a parameter. */
export function nameFrom(text: unknown): string | null {
  const name = String(text ?? '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029"<>\\^]+/g, ' ')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .toWellFormed();
  return name === '' ? null : name;
}

const partOf = (property: ICAL.Property, name: string): string => {
  const value: unknown = property.getParameter(name);
  return typeof value === 'string' ? value : '';
};

/** Whom an ORGANIZER or ATTENDEE names; null where it is nobody with a mail address. */
function personOf(property: ICAL.Property | null): Person | null {
  const value: unknown = property?.getFirstValue();
  if (!property || typeof value !== 'string' || !/^mailto:/i.test(value)) return null;
  const address = addressFrom(value.slice('mailto:'.length));
  return address === null ? null : { name: nameFrom(partOf(property, 'cn')), address };
}

export const organizerOf = (event: ICAL.Component): Person | null => personOf(event.getFirstProperty('organizer'));

export function answerFrom(text: string): Answer {
  const known = ANSWERS.find((one) => one === text.toLowerCase());
  return known ?? 'needs-action';
}

/** Each once, `MOST_GUESTS` at most. Rooms and people without an address are not among them. */
export function guestsOf(event: ICAL.Component): readonly Guest[] {
  const found = new Map<string, Guest>();
  for (const property of event.getAllProperties('attendee')) {
    const person = personOf(property);
    if (!person || found.has(person.address)) continue;
    found.set(person.address, { ...person, answer: answerFrom(partOf(property, 'partstat')), answeredAt: null });
    if (found.size === MOST_GUESTS) break;
  }
  return [...found.values()];
}

/** Guests as a field holds them. */
export const guestsIn = (value: unknown): readonly Guest[] =>
  (Array.isArray(value) ? (value as readonly Partial<Guest>[]) : []).flatMap(
    ({ name, address, answer, answeredAt }) => {
      const known = addressFrom(address);
      return known === null
        ? []
        : [{ name: name ?? null, address: known, answer: answer ?? 'needs-action', answeredAt: answeredAt ?? null }];
    },
  );

/** `Anna Arndt <anna@example.org>`, as the organiser's field has it. */
export const personText = ({ name, address }: Person): string => (name === null ? address : `${name} <${address}>`);

export function personFrom(text: unknown): Person | null {
  const [, name, inner] = /^(.*)<([^<>]+)>\s*$/.exec(String(text ?? '')) ?? [];
  const address = addressFrom(inner ?? text);
  return address === null ? null : { name: nameFrom(name), address };
}

/** ORGANIZER or ATTENDEE. */
export function personProperty(property: 'organizer' | 'attendee', { name, address }: Person): ICAL.Property {
  const made = new ICAL.Property(property);
  if (name !== null) made.setParameter('cn', name);
  made.setValue(`mailto:${address}`);
  return made;
}

/** ATTENDEE with the answer, and whether one is asked for. */
export function guestProperty({ answer, ...guest }: Guest): ICAL.Property {
  const made = personProperty('attendee', guest);
  made.setParameter('role', 'REQ-PARTICIPANT');
  made.setParameter('partstat', answer.toUpperCase());
  if (answer === 'needs-action') made.setParameter('rsvp', 'TRUE');
  return made;
}

/** As a name stands before an address without quotes; another one is left out. */
export const plainName = (name: string | null): string | null =>
  name !== null && /^[\p{L}\p{N} '._-]+$/u.test(name) ? name : null;
