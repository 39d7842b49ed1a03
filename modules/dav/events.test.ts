import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from './testing/device.ts';
import { event, makeDevice, propfind } from './testing/device.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';

let server: TestServer;
let sales: Device;
let lead: Device;
let viewer: Device;
let calendar: string;

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  [sales, lead, viewer] = await Promise.all([
    makeDevice(server, url, SALES),
    makeDevice(server, url, 'lead@example.com'),
    makeDevice(server, url, 'viewer@example.com'),
  ]);
  calendar = `${sales.home}/calendars/appointments/`;
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;
const list = async (subject: string): Promise<readonly Body[]> => {
  const filter = encodeURIComponent(JSON.stringify({ subject }));
  const reply = await server.ask(ADMIN, 'GET', `/api/records/appointment?filter=${filter}&sort=start`);
  return (reply.body as { items: Body[] }).items;
};
const ICS = { 'content-type': 'text/calendar; charset=utf-8' };
const put = (name: string, text: string, headers: Record<string, string> = {}, as = sales) =>
  as.ask('PUT', `${as.home}/calendars/appointments/${name}`, text, { ...ICS, ...headers });
const get = async (name: string, as = sales) => as.ask('GET', `${as.home}/calendars/appointments/${name}`);
const linesOf = (text: string): readonly string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('what a device sends', () => {
  it('comes back with all that Leitwerk does not know', async () => {
    const unknown = [
      'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC',
      'ATTENDEE;CN="Müller, Anna";PARTSTAT=ACCEPTED:mailto:anna@example.com',
      'CATEGORIES:Kunde,Wichtig',
      'CLASS:PRIVATE',
      'SEQUENCE:3',
      'TRANSP:TRANSPARENT',
      'GEO:50.94;6.96',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT15M',
      'DESCRIPTION:Gleich',
      'END:VALARM',
    ];
    const text = event('voll-1', 'SUMMARY:Voll', 'DTSTART:20261201T090000Z', 'DTEND:20261201T100000Z', ...unknown);
    const made = await put('voll.ics', text, { 'if-none-match': '*' });
    expect([made.status, made.headers.get('etag')]).toEqual([201, null]);
    const back = await get('voll.ics');
    const lines = linesOf(back.text);
    for (const line of unknown) expect(lines, line).toContain(line);
    expect(lines).toContain('UID:voll-1');
    expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20261201T100000');
    // Only something unknown is changed: no new version of the record, but another ETag.
    const version = (await list('Voll'))[0]?.['version'];
    const changed = await put('voll.ics', back.text.replace('TRIGGER:-PT15M', 'TRIGGER:-PT30M'), {
      'if-match': String(back.headers.get('etag')),
    });
    expect(changed.status, changed.text).toBe(204);
    expect((await list('Voll'))[0]?.['version']).toBe(version);
    const again = await get('voll.ics');
    expect(again.headers.get('etag')).not.toBe(back.headers.get('etag'));
    expect(again.text).toContain('TRIGGER:-PT30M');
    expect((await put('voll.ics', back.text, { 'if-match': String(back.headers.get('etag')) })).status).toBe(412);
  });

  it('may repeat, with days left out and one that is moved, which becomes an appointment of its own, once', async () => {
    const series = [
      'SUMMARY:Reihe',
      'DTSTART;TZID=Europe/Vienna:20260324T090000',
      'DURATION:PT1H30M',
      'RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1;COUNT=6;WKST=SU',
      'EXDATE;TZID=Europe/Vienna:20260428T090000',
    ];
    const moved = [
      'BEGIN:VEVENT',
      'UID:reihe-1',
      'DTSTAMP:20261101T000000Z',
      'RECURRENCE-ID;TZID=Europe/Vienna:20260526T090000',
      'SUMMARY:Reihe verlegt',
      'DTSTART;TZID=Europe/Vienna:20260527T110000',
      'DTEND;TZID=Europe/Vienna:20260527T120000',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const text = event('reihe-1', ...series).replace('END:VCALENDAR', moved);
    const made = await put('reihe.ics', text);
    expect(made.status, made.text).toBe(201);
    expect(await list('Reihe')).toMatchObject([
      {
        start: '2026-03-24T08:00:00.000Z',
        end: '2026-03-24T09:30:00.000Z',
        repetition: 'RRULE:FREQ=MONTHLY;BYDAY=-1TU;COUNT=6\nEXDATE;VALUE=DATE:20260428,20260526',
      },
    ]);
    expect(await list('Reihe verlegt')).toMatchObject([{ start: '2026-05-27T09:00:00.000Z', repetition: null }]);
    expect((await put('reihe.ics', text)).status).toBe(204);
    expect(await list('Reihe verlegt')).toHaveLength(1);
    // Over the change of the clock it stays at 9.
    const query = (from: string, to: string) =>
      sales.ask(
        'REPORT',
        calendar,
        `<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:getetag/></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="${from}" end="${to}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`,
      );
    expect((await query('20260630T070000Z', '20260630T071000Z')).text).toContain('reihe.ics');
    expect((await query('20260630T060000Z', '20260630T070000Z')).text).not.toContain('reihe.ics');
    expect((await query('20260428T000000Z', '20260429T000000Z')).text).not.toContain('reihe.ics');
    expect((await query('20261001T000000Z', '20270101T000000Z')).text).not.toContain('reihe.ics');
  });

  it('is given time by time, in UTC, to whoever asks that way', async () => {
    const series = ['DTSTART;TZID=Europe/Berlin:20261020T090000', 'DTEND;TZID=Europe/Berlin:20261020T100000'];
    const rule = ['RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Berlin:20261103T090000'];
    expect((await put('zeiten.ics', event('zeiten', 'SUMMARY:Zeiten', ...series, ...rule))).status).toBe(201);
    const days = ['DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20261028'];
    expect((await put('messe.ics', event('messe', 'SUMMARY:Zwei Tage', ...days))).status).toBe(201);
    const ask = (expand: string) =>
      sales.ask(
        'REPORT',
        calendar,
        `<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data>${expand}</c:calendar-data></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="20261021T000000Z" end="20261201T000000Z"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`,
      );
    const { status, text } = await ask('<c:expand start="20261021T000000Z" end="20261201T000000Z"/>');
    expect(status, text).toBe(207);
    const lines = (name: string) =>
      text
        .split(/\r?\n|&#13;\n?/)
        .filter((line) => line.startsWith(name))
        .map((line) => line.replace(/&#13;|\r/g, ''));
    // The clock is put back on the 25th, so the first one that is left is an hour later in UTC.
    expect(lines('RECURRENCE-ID').toSorted()).toEqual([
      'RECURRENCE-ID:20261027T080000Z',
      'RECURRENCE-ID:20261110T080000Z',
    ]);
    expect(lines('DTSTART').toSorted()).toEqual([
      'DTSTART:20261027T080000Z',
      'DTSTART:20261110T080000Z',
      'DTSTART;VALUE=DATE:20261026',
    ]);
    expect(lines('DTEND')).toContain('DTEND;VALUE=DATE:20261028');
    for (const name of ['RRULE', 'EXDATE', 'BEGIN:VTIMEZONE']) expect(lines(name)).toEqual([]);
    expect((await ask('<c:expand start="20261021T000000Z"/>')).status).toBe(403);
    expect((await put('oft.ics', event('oft', 'SUMMARY:Oft', ...series, 'RRULE:FREQ=DAILY'))).status).toBe(201);
    const many = await ask('<c:expand start="20261021T000000Z" end="20301201T000000Z"/>');
    expect(many.status).toBe(403);
    expect(many.text).toContain('max-instances');
    for (const name of ['zeiten', 'messe', 'oft'])
      expect((await sales.ask('DELETE', `${calendar}${name}.ics`)).status).toBe(204);
  });

  it('may last whole days, and stand in a zone that only the file describes', async () => {
    expect(
      (
        await put(
          'tage.ics',
          event('tage-1', 'SUMMARY:Messe', 'DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330'),
        )
      ).status,
    ).toBe(201);
    expect(await list('Messe')).toMatchObject([{ start: '2026-03-27T23:00:00.000Z', end: '2026-03-29T22:00:00.000Z' }]);
    const lines = linesOf((await get('tage.ics')).text);
    expect(lines).toContain('DTSTART;VALUE=DATE:20260328');
    expect(lines).toContain('DTEND;VALUE=DATE:20260330');
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Haus',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0500',
      'TZOFFSETTO:+0500',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
    ].join('\r\n');
    const own = event(
      'haus-1',
      'SUMMARY:Haus',
      'DTSTART;TZID=Haus:20260601T120000',
      'DTEND;TZID=Haus:20260601T130000',
    ).replace('BEGIN:VEVENT', zone);
    expect((await put('haus.ics', own)).status).toBe(201);
    expect(await list('Haus')).toMatchObject([{ start: '2026-06-01T07:00:00.000Z' }]);
    // Twice in that night the clock shows half past two: the second time is kept apart from the first.
    expect(
      (await put('nacht.ics', event('nacht-1', 'SUMMARY:Nacht', 'DTSTART:20261025T013000Z', 'DTEND:20261025T020000Z')))
        .status,
    ).toBe(201);
    expect((await get('nacht.ics')).text).toContain('DTSTART:20261025T013000Z');
  });

  it.each([
    ['a rule that is not known here', ['DTSTART:20261201T090000', 'RRULE:FREQ=SECONDLY'], 'SECONDLY'],
    ['an endless rule of exceptions', ['RRULE:FREQ=DAILY', 'EXRULE:FREQ=DAILY'], 'EXRULE'],
    ['times by hand', ['RRULE:FREQ=DAILY', 'RDATE:20270101T090000Z'], 'RDATE'],
    ['another clock', ['DTSTART;TZID=America/New_York:20261201T090000', 'RRULE:FREQ=WEEKLY'], 'America/New_York'],
    ['an unknown zone', ['DTSTART;TZID=Nirgendwo:20261201T090000'], 'Nirgendwo'],
    ['an end before the start', ['DTEND:20261130T090000Z'], 'end'],
    ['too long a subject', [`SUMMARY:${'x'.repeat(300)}`], '200'],
  ])('is refused with the reason: %s', async (_name, lines, word) => {
    const start = lines.some((one) => one.startsWith('DTSTART')) ? [] : ['DTSTART:20261201T090000Z'];
    const subject = lines.some((one) => one.startsWith('SUMMARY')) ? [] : ['SUMMARY:Nein'];
    const end = lines.some((one) => one.startsWith('DTEND')) ? [] : ['DURATION:PT1H'];
    const reply = await put('nein.ics', event('nein-1', ...start, ...subject, ...end, ...lines));
    expect([403, 422], reply.text).toContain(reply.status);
    expect(reply.text).toContain('<d:error');
    expect(reply.text).toContain(word);
    expect((await get('nein.ics')).status).toBe(404);
  });

  it('is refused when it is no single appointment', async () => {
    const one = event('zwei-1', 'SUMMARY:A', 'DTSTART:20261201T090000Z', 'DURATION:PT1H');
    const other = event('zwei-2', 'SUMMARY:B', 'DTSTART:20261201T090000Z', 'DURATION:PT1H');
    const inner = other.slice(other.indexOf('BEGIN:VEVENT'), other.indexOf('END:VCALENDAR'));
    expect((await put('zwei.ics', one.replace('END:VCALENDAR', `${inner}END:VCALENDAR`))).text).toContain(
      'valid-calendar-object-resource',
    );
    expect((await put('zwei.ics', one.replaceAll('VEVENT', 'VTODO'))).text).toContain('supported-calendar-component');
    expect((await put('zwei.ics', 'unsinn')).text).toContain('valid-calendar-data');
    expect((await put('zwei.ics', one, { 'content-type': 'text/html' })).status).toBe(415);
    expect((await put('zwei.ics', one)).status).toBe(201);
    expect((await put('drei.ics', one)).text).toContain('no-uid-conflict');
    expect((await put('zwei.ics', one, { 'if-none-match': '*' })).status).toBe(412);
    expect((await put('vier.ics', other, { 'if-match': '"1.1"' })).status).toBe(412);
  });
});

describe('rights', () => {
  it('are those of the person: others see, and only who may changes', async () => {
    const team = server.keys.get('team/nord');
    const reply = await server.ask(SALES, 'POST', '/api/records/appointment', {
      subject: 'Team',
      start: '2026-12-03T09:00:00Z',
      end: '2026-12-03T10:00:00Z',
      team,
    });
    const { id } = reply.body as { id: string };
    const shared = `${lead.home}/calendars/appointments-${team}/`;
    const seen = await lead.ask('GET', `${shared}${id}.ics`);
    expect(seen.text).toContain('SUMMARY:Team');
    const changed = await lead.ask(
      'PUT',
      `${shared}${id}.ics`,
      seen.text.replace('SUMMARY:Team', 'SUMMARY:Anders'),
      ICS,
    );
    expect(changed.status, changed.text).toBe(204);
    const fresh = event('fremd-1', 'SUMMARY:X', 'DTSTART:20261201T090000Z', 'DURATION:PT1H');
    expect((await lead.ask('PUT', `${shared}neu.ics`, fresh, ICS)).status).toBe(403);
    // A colleague may read it and no more.
    await server.ask(ADMIN, 'PATCH', `/api/records/appointment/${id}`, { owner: server.users.get('lead@example.com') });
    const teamOfSales = `${sales.home}/calendars/appointments-${team}/`;
    const text = (await sales.ask('GET', `${teamOfSales}${id}.ics`)).text;
    expect((await sales.ask('PUT', `${teamOfSales}${id}.ics`, text.replace('Anders', 'Meins'), ICS)).status).toBe(403);
    expect((await sales.ask('DELETE', `${teamOfSales}${id}.ics`)).status).toBe(403);
    expect((await list('Anders')).length).toBe(1);
  });

  it('say of what is only read that it is', async () => {
    const asked = propfind('d:current-user-privilege-set', 'd:resourcetype');
    const reply = await viewer.ask('PROPFIND', `${viewer.home}/calendars/appointments/`, asked, { depth: '0' });
    expect(reply.text).toContain('<d:privilege><d:read/></d:privilege>');
    expect(reply.text).not.toContain('write');
    const put403 = await put(
      'v.ics',
      event('v-1', 'SUMMARY:V', 'DTSTART:20261201T090000Z', 'DURATION:PT1H'),
      {},
      viewer,
    );
    expect([put403.status, put403.text]).toEqual([403, expect.stringContaining('need-privileges')]);
    const own = await sales.ask('PROPFIND', calendar, asked, { depth: '0' });
    expect(own.text).toContain('<d:write-content/>');
    expect(own.text).toContain('<c:calendar/>');
  });

  it('end at another person’s address', async () => {
    for (const path of [`${lead.home}/`, `${lead.home}/calendars/`, `${lead.home}/calendars/appointments/`])
      expect((await sales.ask('PROPFIND', path, '', { depth: '0' })).status).toBe(404);
  });
});

describe('alarms', () => {
  const alarm = (...lines: readonly string[]) => ['BEGIN:VALARM', ...lines, 'END:VALARM'];
  const times = ['DTSTART;TZID=Europe/Berlin:20270322T090000', 'DTEND;TZID=Europe/Berlin:20270322T100000'];
  const reminderOf = async (subject: string) => (await list(subject))[0]?.['reminderAt'];

  it('are the reminder of the appointment, and come back with what the device has said of them', async () => {
    const first = alarm('ACTION:DISPLAY', 'DESCRIPTION:Los', 'TRIGGER:-PT30M', 'X-WR-ALARMUID:A1');
    const second = alarm('ACTION:DISPLAY', 'DESCRIPTION:Los', 'TRIGGER:-P1D');
    const mail = alarm('ACTION:EMAIL', 'SUMMARY:x', 'DESCRIPTION:x', 'TRIGGER:-PT5M', 'ATTENDEE:mailto:a@example.org');
    expect(
      (await put('alarm.ics', event('alarm@x', ...times, 'SUMMARY:Weckruf', ...mail, ...first, ...second))).status,
    ).toBe(201);
    expect(await reminderOf('Weckruf')).toBe('2027-03-22T07:30:00.000Z');
    const back = linesOf((await get('alarm.ics')).text);
    expect(back).toEqual(
      expect.arrayContaining(['TRIGGER:-PT30M', 'X-WR-ALARMUID:A1', 'TRIGGER:-P1D', 'TRIGGER:-PT5M']),
    );
    expect(back.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(3);
    expect(back.join()).not.toContain('LEITWERK-REMINDER');
    const [record] = await list('Weckruf');
    const path = `/api/records/appointment/${record?.['id']}`;
    await server.ask(ADMIN, 'PATCH', path, { reminderAt: '2027-03-22T07:00:00.000Z' });
    const later = linesOf((await get('alarm.ics')).text);
    expect(later).toEqual(expect.arrayContaining(['TRIGGER:-PT1H', 'X-WR-ALARMUID:A1', 'TRIGGER:-P1D']));
    expect(later).not.toContain('TRIGGER:-PT30M');
    await server.ask(ADMIN, 'PATCH', path, { reminderAt: null });
    expect((await get('alarm.ics')).text).not.toContain('X-WR-ALARMUID');
    await server.ask(ADMIN, 'PATCH', path, { reminderAt: '2027-03-22T07:45:00.000Z' });
    expect(linesOf((await get('alarm.ics')).text)).toEqual(
      expect.arrayContaining(['TRIGGER:-PT15M', 'X-WR-ALARMUID:A1']),
    );
    expect((await put('alarm.ics', event('alarm@x', ...times, 'SUMMARY:Weckruf'))).status).toBe(204);
    expect(await reminderOf('Weckruf')).toBeNull();
  });

  it('of a series keep their distance by the clock, and one after the start or of the end is only kept', async () => {
    const day = alarm('ACTION:AUDIO', 'TRIGGER:-P7D');
    const again = 'RRULE:FREQ=WEEKLY;COUNT=4';
    expect((await put('weekly.ics', event('weekly@x', ...times, again, 'SUMMARY:Wöchentlich', ...day))).status).toBe(
      201,
    );
    // The clocks change in the second week: the distance is one by the clock.
    expect(await reminderOf('Wöchentlich')).toBe('2027-03-15T08:00:00.000Z');
    expect(linesOf((await get('weekly.ics')).text)).toContain('TRIGGER:-P1W');
    const bare = 'RRULE:FREQ=DAILY;COUNT=2';
    await server.ask(ADMIN, 'POST', '/api/records/appointment', {
      subject: 'Selbst gemacht',
      start: '2027-03-22T08:00:00.000Z',
      end: '2027-03-22T09:00:00.000Z',
      reminderAt: '2027-03-22T07:50:00.000Z',
      repetition: bare,
      owner: server.users.get(SALES),
    });
    const made = await list('Selbst gemacht');
    const text = (await get(`${made[0]?.['id']}.ics`)).text;
    expect(linesOf(text)).toEqual(
      expect.arrayContaining(['TRIGGER:-PT10M', 'ACTION:DISPLAY', 'DESCRIPTION:Selbst gemacht']),
    );
    const late = [
      ...alarm('ACTION:DISPLAY', 'DESCRIPTION:x', 'TRIGGER:PT5M'),
      ...alarm('ACTION:DISPLAY', 'DESCRIPTION:x', 'TRIGGER;RELATED=END:-PT5M'),
    ];
    expect((await put('late.ics', event('late@x', ...times, 'SUMMARY:Danach', ...late))).status).toBe(201);
    expect(await reminderOf('Danach')).toBeNull();
    expect(linesOf((await get('late.ics')).text)).toEqual(
      expect.arrayContaining(['TRIGGER:PT5M', 'TRIGGER;RELATED=END:-PT5M']),
    );
  });
});

describe('private appointments', () => {
  const lines = [
    'DTSTART:20270308T090000Z',
    'DTEND:20270308T100000Z',
    'SUMMARY:Zahnarzt',
    'LOCATION:Praxis am Markt',
    'DESCRIPTION:Wurzel',
    'ATTENDEE;CN=Dr. Kron:mailto:kron@example.org',
    'X-NOTE:vertraulich',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Zahnarzt',
    'TRIGGER:-PT1H',
    'END:VALARM',
  ];

  it('are known by their class, and stay private when a program says nothing of it', async () => {
    expect((await put('dentist.ics', event('dentist@x', ...lines, 'CLASS:PRIVATE'))).status).toBe(201);
    expect(linesOf((await get('dentist.ics')).text)).toContain('CLASS:PRIVATE');
    expect((await put('dentist.ics', event('dentist@x', ...lines))).status).toBe(204);
    expect(linesOf((await get('dentist.ics')).text)).toContain('CLASS:PRIVATE');
    const open = event('dentist@x', ...lines, 'CLASS:PUBLIC');
    expect((await put('dentist.ics', open)).status).toBe(204);
    expect((await get('dentist.ics')).text).not.toContain('CLASS:PRIVATE');
  });

  it('are only times to colleagues, on devices too, and cannot be changed there', async () => {
    expect((await put('secret.ics', event('secret@x', ...lines, 'CLASS:CONFIDENTIAL'))).status).toBe(201);
    const [row] = await server.database.query<{ id: string }>(
      sql`update data.appointment set team = (select target_id from data."user__teams" where source_id = ${server.users.get('lead@example.com')}::uuid)
        where id = (select record_id from leitwerk.dav_resource where uid = 'secret@x') returning id`,
    );
    expect(row).toBeDefined();
    const [teamId] = await server.database.query<{ team: string }>(
      sql`select team from data.appointment where id = ${row?.id}::uuid`,
    );
    const team = `${lead.home}/calendars/appointments-${teamId?.team}/secret.ics`;
    const seen = await lead.ask('GET', team);
    expect(seen.status, seen.text).toBe(200);
    expect(linesOf(seen.text)).toEqual(
      expect.arrayContaining(['SUMMARY:Busy', 'CLASS:PRIVATE', 'DTSTART;TZID=Europe/Berlin:20270308T100000']),
    );
    const query = `<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:getetag/><c:calendar-data/></d:prop>
      <c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">FILTER</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`;
    const ask = async (filter: string) =>
      (await lead.ask('REPORT', team.replace('secret.ics', ''), query.replace('FILTER', filter), { depth: '1' })).text;
    const everything = await ask('');
    expect(everything).toContain('secret.ics');
    for (const text of [seen.text, everything])
      expect(text).not.toMatch(/Zahnarzt|Praxis|Wurzel|Kron|vertraulich|VALARM/);
    const match = (word: string) =>
      `<c:prop-filter name="SUMMARY"><c:text-match>${word}</c:text-match></c:prop-filter>`;
    expect(await ask(match('Zahnarzt'))).not.toContain('secret.ics');
    expect(await ask(match('Busy'))).toContain('secret.ics');
    expect(await ask('<c:comp-filter name="VALARM"/>')).not.toContain('secret.ics');
    const changed = await lead.ask('PUT', team, event('secret@x', ...lines, 'CLASS:PUBLIC'), ICS);
    expect(changed.status, changed.text).toBe(403);
    expect((await lead.ask('DELETE', team)).status).toBe(403);
    expect((await get('secret.ics')).text).toContain('Zahnarzt');
  });
});

it('answers in time ranges when somebody is busy, and no more', async () => {
  await put(
    'frei.ics',
    event(
      'frei-1',
      'SUMMARY:Geheim',
      'DTSTART:20270104T090000Z',
      'DTEND:20270104T100000Z',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE:20270105T090000Z',
    ),
  );
  await put(
    'durchsichtig.ics',
    event('frei-2', 'SUMMARY:Geheim', 'DTSTART:20270104T120000Z', 'DTEND:20270104T130000Z', 'TRANSP:TRANSPARENT'),
  );
  const reply = await sales.ask(
    'REPORT',
    calendar,
    '<c:free-busy-query xmlns:c="urn:ietf:params:xml:ns:caldav"><c:time-range start="20270104T000000Z" end="20270108T000000Z"/></c:free-busy-query>',
  );
  expect(reply.text).not.toContain('Geheim');
  expect(linesOf(reply.text).filter((line) => line.startsWith('FREEBUSY'))).toEqual([
    'FREEBUSY:20270104T090000Z/20270104T100000Z',
    'FREEBUSY:20270106T090000Z/20270106T100000Z',
  ]);
});
