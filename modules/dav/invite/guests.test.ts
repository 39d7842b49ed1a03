import { assert, property, string } from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { addressFrom, guestProperty, guestsOf, nameFrom, personFrom, personText } from './guests.ts';

const eventWith = (...lines: readonly string[]): ICAL.Component =>
  new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')) as unknown[]);

it('whatever somebody is called, his name stays in its parameter, and comes back', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const name = nameFrom(text);
      const made = guestProperty({ name, address: 'eve@kunde.example', answer: 'declined', answeredAt: null });
      const event = new ICAL.Component('vevent');
      event.addProperty(made);
      const lines = event
        .toString()
        .replace(/\r\n[ \t]/g, '')
        .split('\r\n');
      expect(lines.length).toBe(3);
      expect(guestsOf(eventWith(...lines.slice(1, 2)))).toEqual([
        { name, address: 'eve@kunde.example', answer: 'declined', answeredAt: null },
      ]);
      expect(personText({ name, address: 'eve@kunde.example' })).not.toMatch(/[\r\n]/);
    }),
  );
});

it('an organiser is read as he was written', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const person = { name: nameFrom(text), address: 'olga@kunde.example' };
      expect(personFrom(personText(person))).toEqual(person);
    }),
  );
});

it('who has no mail address is no guest, and nobody is one twice', () => {
  const event = eventWith(
    'ATTENDEE;CN=A;PARTSTAT=ACCEPTED:MAILTO:A@Kunde.Example',
    'ATTENDEE:mailto:a@kunde.example',
    'ATTENDEE:mailto:a@kunde.example\\, b@kunde.example',
    'ATTENDEE:urn:uuid:1',
    'ATTENDEE;PARTSTAT=X-ODD:mailto:c@kunde.example',
  );
  expect(guestsOf(event)).toMatchObject([
    { name: 'A', address: 'a@kunde.example', answer: 'accepted' },
    { address: 'c@kunde.example', answer: 'needs-action' },
  ]);
  expect(addressFrom('a@b')).toBe(null);
  expect(addressFrom('a@kunde.example\nBcc: x@y.example')).toBe(null);
});
