import { describe, expect, it } from 'vitest';
import { isAddress, parsePeople, peopleLine } from './addresses.ts';
import { answerTo, subjectOf } from './answer-to.ts';
import { quoteHeadOf, quoteOf } from './quote-of.ts';

const ORIGINAL = {
  subject: 'Frage',
  fromName: 'Müller, Jürgen',
  fromAddress: 'juergen@kunde.example',
  recipients: 'Vertrieb <vertrieb@auenwerke.example>, anna@kunde.example',
  copies: 'JUERGEN@kunde.example, bernd@kunde.example',
  sentAt: '2026-11-26T08:30:00.000Z',
  receivedAt: null,
};
const OWN = 'Vertrieb@auenwerke.example';

describe('people of a mail', () => {
  it('are read and written as mail has them', () => {
    const line = 'anna@kunde.example, "Müller, Jürgen" <j@kunde.example>, Team: a@b.example, ANNA@kunde.example;';
    const { people, wrong } = parsePeople(line);
    expect(people).toEqual([
      { name: '', address: 'anna@kunde.example' },
      { name: 'Müller, Jürgen', address: 'j@kunde.example' },
      { name: '', address: 'a@b.example' },
    ]);
    expect(wrong).toEqual([]);
    expect(peopleLine(people)).toBe('anna@kunde.example, "Müller, Jürgen" <j@kunde.example>, a@b.example');
    expect(parsePeople('bernd, x@y').wrong).toEqual(['bernd', 'x@y']);
  });

  it.each(['a b@c.de', 'a@b', 'a@b..', '"a"@b.de', 'a@b.de\r\nRCPT TO:<x@y.de>', '<a@b.de>', `${'x'.repeat(65)}@b.de`])(
    '%j is no address',
    (text) => expect(isAddress(text)).toBe(false),
  );

  it('an answer goes to whoever wrote, or asked for answers elsewhere; to all without oneself and each once', () => {
    expect(answerTo(ORIGINAL, [], 'answer', OWN)).toEqual({
      recipients: '"Müller, Jürgen" <juergen@kunde.example>',
      copies: null,
    });
    const elsewhere = [{ name: '', address: 'liste@kunde.example' }];
    expect(answerTo(ORIGINAL, elsewhere, 'answer', OWN).recipients).toBe('liste@kunde.example');
    expect(answerTo(ORIGINAL, [], 'answer-all', OWN)).toEqual({
      recipients: '"Müller, Jürgen" <juergen@kunde.example>, anna@kunde.example',
      copies: 'bernd@kunde.example',
    });
    // What oneself has written goes on to whom it went.
    expect(answerTo(ORIGINAL, elsewhere, 'answer', 'juergen@kunde.example').recipients).toBe(ORIGINAL.recipients);
  });

  it('a subject has its prefix once', () => {
    expect(subjectOf('AW: Re: re[2]: Frage', 'answer')).toBe('Re: Frage');
    expect(subjectOf('Regen', 'answer')).toBe('Re: Regen');
    expect(subjectOf('WG: Fwd: Frage', 'forward')).toBe('Fwd: Frage');
  });
});

describe('a quotation', () => {
  it('says who wrote when, in the language and zone of whoever answers', () => {
    expect(quoteHeadOf(ORIGINAL, 'answer', 'de', 'Europe/Berlin')).toBe(
      'Am 26.11.2026, 09:30 schrieb Müller, Jürgen <juergen@kunde.example>:',
    );
    expect(quoteHeadOf(ORIGINAL, 'forward', 'de', 'Europe/Berlin')).toContain('Betreff: Frage\nAn: Vertrieb');
  });

  it('holds nothing that runs or is loaded; lines of a plain text stay lines', () => {
    expect(quoteOf('<p onclick="x()">Hallo</p><script>x</script><img src="https://t.example/">', null)).toBe(
      '<p>Hallo</p>',
    );
    expect(quoteOf(null, 'a < b\nc')).toBe('<p>a &lt; b<br>c</p>');
  });
});
