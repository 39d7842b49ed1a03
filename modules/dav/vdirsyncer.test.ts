import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOfStream } from 'node:stream/consumers';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from './testing/device.ts';
import { card, event, makeDevice } from './testing/device.ts';

/** A program that other people wrote (vdirsyncer, in Python) keeps a folder and this server in step, both ways. */

const isThere = (() => {
  try {
    execFileSync('vdirsyncer', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const SALES = 'sales@example.com';

describe.skipIf(!isThere)(`vdirsyncer${isThere ? '' : ' (skipped: no vdirsyncer)'}`, () => {
  let server: TestServer;
  let device: Device;
  let folder: string;

  beforeAll(async () => {
    server = await startTestServer(undefined, undefined, false);
    const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    device = await makeDevice(server, url, SALES);
    folder = mkdtempSync(join(tmpdir(), 'vdirsyncer-'));
    writeFileSync(join(folder, 'config'), configuration());
    for (const local of ['folder_dates', 'folder_people']) mkdirSync(join(folder, local, 'all'), { recursive: true });
    await run('discover', '--no-list', 'dates', 'people');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.close();
  });

  const environment = () => ({
    ...process.env,
    VDIRSYNCER_CONFIG: join(folder, 'config'),
    LC_ALL: 'C.UTF-8',
    LANG: 'C.UTF-8',
  });
  const pair = (name: string, local: string, remote: string, kind: string, path: string, ending: string): string => `
[pair ${name}]
a = "${local}"
b = "${remote}"
collections = [["all", "all", "${path}"]]
conflict_resolution = "b wins"

[storage ${local}]
type = "filesystem"
path = "${join(folder, local)}"
fileext = "${ending}"

[storage ${remote}]
type = "${kind}"
url = "${device.url}"
username = "${device.email}"
password = "${device.password}"
`;
  const configuration = (): string =>
    `[general]\nstatus_path = "${join(folder, 'status')}"\n${pair('dates', 'folder_dates', 'server_dates', 'caldav', 'appointments', '.ics')}${pair('people', 'folder_people', 'server_people', 'carddav', 'my-customers', '.vcf')}`;
  // It asks where it does not know what to do; nobody answers here.
  const run = async (...given: readonly string[]): Promise<void> => {
    const program = spawn('vdirsyncer', given, {
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    const [said, complaint] = await Promise.all([
      textOfStream(program.stdout),
      textOfStream(program.stderr),
      once(program, 'close'),
    ]);
    expect(program.exitCode, said + complaint).toBe(0);
  };
  const sync = (name: string): Promise<void> => run('sync', name);
  const filesOf = (local: string): readonly string[] =>
    readdirSync(join(folder, local, 'all')).filter((one) => /\.(ics|vcf)$/.test(one));
  const textOf = (local: string, name: string): string => readFileSync(join(folder, local, 'all', name), 'utf8');
  const save = (local: string, name: string, text: string): void =>
    writeFileSync(join(folder, local, 'all', name), text);
  const unfolded = (text: string): string => text.replace(/\r?\n[ \t]/g, '');

  type Row = Readonly<Record<string, unknown>>;
  const records = async (entity: string): Promise<readonly Row[]> =>
    ((await server.ask(SALES, 'GET', `/api/records/${entity}?sort=createdAt`)).body as { items: Row[] }).items;

  it('appointments: made on both sides, changed, in conflict, deleted; both ends are equal', async () => {
    const made = await server.ask(SALES, 'POST', '/api/records/appointment', {
      subject: 'Aus Leitwerk',
      start: '2026-12-01T09:00:00Z',
      end: '2026-12-01T10:00:00Z',
    });
    const { id } = made.body as { id: string };
    const own = event(
      'ordner-1',
      'SUMMARY:Aus dem Ordner',
      'DTSTART;TZID=Europe/Berlin:20261202T090000',
      'DTEND;TZID=Europe/Berlin:20261202T100000',
      'X-FREMD;X-P=1:bleibt',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Gleich',
      'TRIGGER:-PT10M',
      'END:VALARM',
    );
    save('folder_dates', 'ordner-1.ics', own);
    await sync('dates');
    expect((await records('appointment')).map((one) => one['subject']).sort()).toEqual([
      'Aus Leitwerk',
      'Aus dem Ordner',
    ]);
    // What became of it comes back with the next time, nothing of it lost.
    await sync('dates');
    expect(filesOf('folder_dates')).toHaveLength(2);
    expect(unfolded(textOf('folder_dates', 'ordner-1.ics'))).toContain('X-FREMD;X-P=1:bleibt');
    expect(textOf('folder_dates', 'ordner-1.ics')).toContain('TRIGGER:-PT10M');

    // Changed on both sides, of different entries.
    save(
      'folder_dates',
      'ordner-1.ics',
      textOf('folder_dates', 'ordner-1.ics').replace('Aus dem Ordner', 'Im Ordner geändert'),
    );
    await server.ask(SALES, 'PATCH', `/api/records/appointment/${id}`, { subject: 'In Leitwerk geändert' });
    await sync('dates');
    await sync('dates');
    expect((await records('appointment')).map((one) => one['subject']).sort()).toEqual([
      'Im Ordner geändert',
      'In Leitwerk geändert',
    ]);
    const fromHere = filesOf('folder_dates').find((one) => one !== 'ordner-1.ics') ?? '';
    expect(textOf('folder_dates', fromHere)).toContain('SUMMARY:In Leitwerk geändert');

    // The same one on both sides: the server wins, as its owner has set it up.
    save('folder_dates', fromHere, textOf('folder_dates', fromHere).replace('In Leitwerk geändert', 'Verliert'));
    await server.ask(SALES, 'PATCH', `/api/records/appointment/${id}`, { subject: 'Gewinnt' });
    await sync('dates');
    expect(textOf('folder_dates', fromHere)).toContain('SUMMARY:Gewinnt');

    // Deleted on both sides.
    unlinkSync(join(folder, 'folder_dates', 'all', 'ordner-1.ics'));
    expect((await server.ask(SALES, 'DELETE', `/api/records/appointment/${id}`)).status).toBe(204);
    await sync('dates');
    expect(await records('appointment')).toEqual([]);
    expect(filesOf('folder_dates')).toEqual([]);
  });

  it('contacts: both ways, with all that Leitwerk has no field for', async () => {
    const lead = await server.ask(SALES, 'POST', '/api/records/lead', {
      kind: 'company',
      companyName: 'Mühle GmbH',
      email: 'info@muehle.example.com',
    });
    expect(lead.status, lead.text).toBe(201);
    const text = card(
      'karte-1',
      'FN:Dr. Anna Müller',
      'N:Müller;Anna;Maria;Dr.;',
      'ORG:Mühle GmbH;Einkauf;Dritter Stock',
      'TEL;TYPE=WORK:+49 221 1234567',
      'TEL;TYPE=CELL:+49 170 1234567',
      'TEL;TYPE=HOME:+49 221 7654321',
      'EMAIL;TYPE=WORK:anna@muehle.example.com',
      'item1.URL:https://example.com/anna',
      'item1.X-ABLABEL:Profil',
      'X-SOCIALPROFILE;TYPE=mastodon:https://example.com/@anna',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//2Q==',
      'CATEGORIES:Kunde',
    );
    save('folder_people', 'karte-1.vcf', text);
    await sync('people');
    expect(await records('contact-person')).toMatchObject([
      {
        lastName: 'Müller',
        firstName: 'Anna',
        title: 'Dr.',
        department: 'Einkauf',
        mobile: '+49 170 1234567',
        email: 'anna@muehle.example.com',
      },
    ]);
    await sync('people');
    const back = unfolded(textOf('folder_people', 'karte-1.vcf'));
    for (const part of [
      'Müller;Anna;Maria;Dr.;',
      'X-SOCIALPROFILE;TYPE=mastodon:https://example.com/@anna',
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//2Q==',
      '+49 221 7654321',
      'CATEGORIES:Kunde',
      'https://example.com/anna',
      'Profil',
    ])
      expect(back, part).toContain(part);
    const [person] = await records('contact-person');
    await server.ask(SALES, 'PATCH', `/api/records/contact-person/${String(person?.['id'])}`, { lastName: 'Meier' });
    await sync('people');
    expect(textOf('folder_people', 'karte-1.vcf')).toContain('N:Meier;Anna;Maria;Dr.;');
  });
});
