import type { WireRun, WireRunOutcome } from '@leitwerk/metadata/wire';
import type { Reply, TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { finishRun, problemsOf, uploadFile, workOn } from '@leitwerk/platform/testing/work-on-runs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { module } from './module.ts';

const CLERK = 'admin@example.com';
/** May enter and change members, and not delete them. */
const ENTRANT = 'service@example.com';
const label = (text: string) => ({ de: text, en: text });
const definitions = [
  {
    kind: 'entity',
    id: 'club',
    name: 'club',
    label: label('Club'),
    labelPlural: label('Clubs'),
    titleField: 'name',
    fields: [{ id: 'name', type: 'text', label: label('Name'), required: true, unique: true, index: true }],
  },
  {
    kind: 'entity',
    id: 'member',
    name: 'member',
    label: label('Member'),
    labelPlural: label('Members'),
    titleField: 'name',
    duplicates: [
      { id: 'same-mail', label: { de: 'Gleiche E-Mail', en: 'Same e-mail' }, fields: ['email'] },
      { id: 'same-person', label: { de: 'Gleiche Person', en: 'Same person' }, fields: ['name', 'birthDate'] },
    ],
    fields: [
      { id: 'number', type: 'text', label: { de: 'Mitgliedsnummer', en: 'Member number' }, unique: true, index: true },
      { id: 'name', type: 'text', label: label('Name'), required: true, searchable: true, maxLength: 80 },
      { id: 'email', type: 'email', label: { de: 'E-Mail', en: 'E-mail' } },
      { id: 'birthDate', type: 'date', label: { de: 'Geburtsdatum', en: 'Date of birth' } },
      { id: 'fee', type: 'money', label: { de: 'Beitrag', en: 'Fee' }, min: '0' },
      { id: 'address', type: 'address', label: { de: 'Anschrift', en: 'Address' } },
      { id: 'club', type: 'reference', entity: 'club', label: { de: 'Verein', en: 'Club' } },
      {
        id: 'salutation',
        type: 'option',
        label: { de: 'Anrede', en: 'Salutation' },
        options: [
          { id: 'ms', label: { de: 'Frau', en: 'Ms' } },
          { id: 'mr', label: { de: 'Herr', en: 'Mr' } },
        ],
      },
      { id: 'note', type: 'long-text', label: { de: 'Notiz', en: 'Note' } },
      { id: 'secret', type: 'text', label: label('Secret') },
    ],
  },
  {
    kind: 'role',
    id: 'clerk',
    name: 'clerk',
    label: label('Clerk'),
    permissions: ['metadata.read', 'metadata.publish'],
    grants: [
      { entity: 'club', actions: ['read', 'create', 'update', 'delete'] },
      { entity: 'member', actions: ['read', 'create', 'update', 'delete'], hiddenFields: ['secret'] },
      { entity: 'user', actions: ['read', 'update'] },
    ],
  },
  {
    kind: 'role',
    id: 'entrant',
    name: 'entrant',
    label: label('Entrant'),
    permissions: [],
    grants: [{ entity: 'member', actions: ['read', 'create', 'update'] }],
  },
  {
    kind: 'app',
    id: 'clubs',
    name: 'clubs',
    label: label('Clubs'),
    modules: ['import'],
    navigation: [{ id: 'members', label: label('Members'), entity: 'member' }],
  },
].map((document) => ({ file: `definitions/${document.kind}/${document.id}.json`, document }));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(definitions, [module]);
  await server.database.query({ text: `update data."user" set roles = '{clerk}'`, values: [] } as never);
  await server.database.query(sql`update data."user" set roles = '{entrant}' where email = ${ENTRANT}`);
  await server.ask(CLERK, 'POST', '/api/records/club', { name: 'Rudern 1880' });
});
afterAll(() => server.close());

const DIALECT = { encoding: 'utf-8', delimiter: ';', header: true };
const COLUMNS = [
  { column: 'Nr', field: 'number' },
  { column: 'Name', field: 'name' },
];
const settingsWith = (more: object = {}) => ({
  entity: 'member',
  dialect: DIALECT,
  language: 'de',
  columns: COLUMNS,
  key: ['number'],
  mode: 'both',
  empty: 'keep',
  ...more,
});
const upload = (content: string | Buffer): Promise<string> => uploadFile(server, CLERK, 'members.csv', content);
const begin = async (content: string | Buffer, settings: object = settingsWith(), word = 'runs'): Promise<Reply> =>
  server.ask(CLERK, 'POST', `/api/import/${word}`, { file: await upload(content), settings });
const importAll = async (content: string | Buffer, settings?: object, word?: string): Promise<WireRun> =>
  finishRun(server, CLERK, await begin(content, settings, word));
const members = async (filter: object): Promise<readonly Record<string, unknown>[]> =>
  (
    (
      await server.ask(
        CLERK,
        'GET',
        `/api/records/member?limit=500&count=exact&sort=number&filter=${encodeURIComponent(JSON.stringify(filter))}`,
      )
    ).body as { items: Record<string, unknown>[] }
  ).items;
const countAll = async (): Promise<number> =>
  ((await server.ask(CLERK, 'GET', '/api/records/member?limit=1&count=exact')).body as { count: number }).count;

describe('looking at a file', () => {
  const inspect = async (content: string | Buffer) =>
    (await server.ask(CLERK, 'POST', '/api/import/inspect', { file: await upload(content), entity: 'member' }))
      .body as { dialect: object; names: string[]; sample: string[][]; columns: { column: string; field: string }[] };

  it('finds separator, header and the field of each column by name and content', async () => {
    const found = await inspect(
      'Mitgliedsnummer;NAME;Mail;Geburtsdatum;Straße;Hausnr.;PLZ;Ort;Verein;Anrede;egal\n' +
        '1;Adler, Anna;anna@example.org;3.4.1980;Hauptstr.;12a;50667;Köln;Rudern 1880;Frau;x\n' +
        '2;Berg, Bert;bert@example.org;14.03.1975;Ring;1;01067;Dresden;;Herr;y\n',
    );
    expect(found.dialect).toEqual(DIALECT);
    expect(found.columns).toEqual([
      { column: 'Mitgliedsnummer', field: 'number' },
      { column: 'NAME', field: 'name' },
      { column: 'Mail', field: 'email' },
      { column: 'Geburtsdatum', field: 'birthDate' },
      { column: 'Straße', field: 'address.street' },
      { column: 'Hausnr.', field: 'address.houseNumber' },
      { column: 'PLZ', field: 'address.postalCode' },
      { column: 'Ort', field: 'address.city' },
      { column: 'Verein', field: 'club', lookup: 'name' },
      { column: 'Anrede', field: 'salutation' },
    ]);
  });

  it.each([
    ['commas', Buffer.from('Nr,Name\n1,"A, B"\n2,C\n'), { delimiter: ',', encoding: 'utf-8', header: true }],
    ['tabs', Buffer.from('Nr\tName\n1\tÄ\n'), { delimiter: '\t', encoding: 'utf-8', header: true }],
    ['a mark', Buffer.from('\uFEFFNr;Name\n1;Ä\n'), { delimiter: ';', encoding: 'utf-8', header: true }],
    [
      'Windows-1252',
      Buffer.from('Nr;Name\n1;M\xfcller\n2;Sch\xf6n\n', 'latin1'),
      { delimiter: ';', encoding: 'windows-1252', header: true },
    ],
    [
      'UTF-16',
      Buffer.from(`\uFEFFNr;Name\n${'1;Müller\n'.repeat(60)}`, 'utf16le'),
      { delimiter: ';', encoding: 'utf-16le', header: true },
    ],
    ['no header', Buffer.from('1;Anna\n2;Bert\n'), { delimiter: ';', encoding: 'utf-8', header: false }],
  ])('reads %s', async (_name, content, dialect) => {
    const found = await inspect(content);
    expect(found.dialect).toEqual(dialect);
    expect(found.names).toEqual(dialect.header ? ['Nr', 'Name'] : ['1', '2']);
    expect(JSON.stringify(found.sample)).not.toContain('\uFFFD');
  });

  it('tells nothing of fields, files and entities that may not be read', async () => {
    const found = await inspect('Nr;Secret\n1;x\n');
    expect(found.columns.map((one) => one.field)).not.toContain('secret');
    const ask = (body: object) => server.ask(CLERK, 'POST', '/api/import/inspect', body);
    expect((await ask({ file: await upload('a\n'), entity: 'nothing' })).status).toBe(422);
    const foreign = await uploadFile(server, 'sales@example.com', 'x.csv', 'a;b\n');
    expect((await ask({ file: foreign, entity: 'member' })).status).toBe(422);
    const start = await begin(
      'Nr;Secret\n1;x\n',
      settingsWith({ columns: [...COLUMNS.slice(0, 1), { column: 'Secret', field: 'secret' }] }),
    );
    expect(start.body).toMatchObject({ issues: [{ path: 'columns.1.field', code: 'import.no-field' }] });
  });
});

describe('a preview', () => {
  const columns = [...COLUMNS, { column: 'Mail', field: 'email' }, { column: 'Geboren', field: 'birthDate' }];
  const outcomes = async (run: WireRun, word: string, as = CLERK) =>
    (await server.ask(as, 'GET', `/api/runs/${run.id}/outcomes?word=${word}`)).body as { items: WireRunOutcome[] };
  const file =
    'Nr;Name;Mail;Geboren\n' +
    'V1;Meyer;;14.03.1975\n' + // changed: another spelling
    'V2;Berg;berg@example.org;\n' + // as it is
    'V3;Maier;;14.03.1975\n' + // like V1 by sound
    'V4;Carl;carl@example.org;\n' +
    'V5;Carla;CARL@example.org;\n' + // like the line before
    'V4;Karl;;\n' + // the key of line 5
    'V6;;;\n';

  it('says of every row what would become of it, with the values before and after', async () => {
    await importAll(
      'Nr;Name;Mail;Geboren\nV1;Meier;;14.03.1975\nV2;Berg;berg@example.org;\n',
      settingsWith({ columns }),
    );
    const run = await importAll(file, settingsWith({ columns }), 'preview');
    expect(run.counts).toEqual({ changed: 2, unchanged: 1, created: 3, similar: 2, refused: 1 });
    expect((await outcomes(run, 'changed')).items).toMatchObject([
      { title: '2', changes: { name: ['Meier', 'Meyer'] }, alike: [] },
      { title: '7', changes: { number: [null, 'V4'], name: [null, 'Karl'] } },
    ]);
    expect((await outcomes(run, 'created')).items.map((one) => one.title)).toEqual(['4', '5', '6']);
    expect((await outcomes(run, 'similar')).items).toMatchObject([
      { title: '4', alike: [{ title: 'Meier', label: { en: 'Same person' } }], twin: null },
      { title: '6', alike: [], twin: 5 },
    ]);
    expect((await outcomes(run, 'skipped')).items).toEqual([]);
    expect(await members({ number: 'V3' })).toEqual([]);
    expect(await outcomes(run, 'created', 'sales@example.com')).toMatchObject({ status: 404 });
  });

  it('agrees with the import, which can refuse what may be there already', async () => {
    const settings = settingsWith({ columns, similar: 'refuse' });
    const counts = { changed: 2, unchanged: 1, created: 1, refused: 3 };
    expect((await importAll(file, settings, 'preview')).counts).toEqual(counts);
    const run = await importAll(file, settings);
    expect(run.counts).toEqual(counts);
    expect((await problemsOf(server, CLERK, run)).map((one) => [one.title, one.messages])).toEqual([
      ['4', ['Vielleicht schon vorhanden: Meier.']],
      ['6', ['Vielleicht dasselbe wie in Zeile 5.']],
      ['8', ['Name: Pflichtfeld.']],
    ]);
  });

  it('finds a unique value that two rows of the file have', async () => {
    const settings = settingsWith({ key: [], mode: 'create' });
    const run = await importAll('Nr;Name\nW1;Eins\nW1;Zwei\n', settings, 'preview');
    expect(run.counts).toEqual({ created: 1, refused: 1 });
    expect((await problemsOf(server, CLERK, run))[0]).toMatchObject({
      issues: [{ path: 'number', code: 'import.taken-in-file' }],
    });
  });
});

describe('an import', () => {
  const settings = settingsWith({
    columns: [
      ...COLUMNS,
      { column: 'Mail', field: 'email' },
      { column: 'Geboren', field: 'birthDate' },
      { column: 'Beitrag', field: 'fee' },
      { column: 'PLZ', field: 'address.postalCode' },
      { column: 'Ort', field: 'address.city' },
      { column: 'Verein', field: 'club', lookup: 'name' },
      { column: 'Anrede', field: 'salutation' },
      { column: 'Notiz', field: 'note' },
    ],
  });
  const header = 'Nr;Name;Mail;Geboren;Beitrag;PLZ;Ort;Verein;Anrede;Notiz\r\n';

  it('converts what people write, finds references, and says line by line what it refused', async () => {
    const run = await importAll(
      `${header}K1;Adler;Anna@Example.org;3.4.1980;1.234,50;1067;Dresden;Rudern 1880;Frau;"Sagt ""ja"",\r\nmeist"\r\n` +
        'K2;Berg;;;;;;;\r\n' +
        'K3;Carl;no-mail;;;;;;\r\n' +
        'K4;Dora;;30.2.1980;-1;;;;\r\n' +
        'K5;Emil;;;;;;Segeln;Frau\r\n' +
        'K6;;;;;;;;\r\n',
      settings,
    );
    expect(run).toMatchObject({ state: 'done', done: 6, total: 6, counts: { created: 2, refused: 4 }, problems: 4 });
    const [first, second] = await members({ number: { startsWith: 'K' } });
    expect(first).toMatchObject({
      number: 'K1',
      name: 'Adler',
      note: expect.stringMatching(/^Sagt "ja",\r?\nmeist$/),
      email: 'anna@example.org',
      birthDate: '1980-04-03',
      fee: '1234.50',
      address: { postalCode: '01067', city: 'Dresden', country: 'DE' },
      salutation: 'ms',
    });
    expect(first?.['club']).toBeTruthy();
    expect(second).toMatchObject({ number: 'K2', name: 'Berg', email: null, address: null });
    const problems = await problemsOf(server, CLERK, run);
    expect(problems.map(({ title, issues }) => [title, ...issues.map((one) => one.path)])).toEqual([
      ['5', 'email'],
      ['6', 'birthDate', 'fee'],
      ['7', 'club'],
      ['8', 'name'],
    ]);
    expect(problems[2]?.messages).toEqual(['Verein: „Segeln“ gibt es nicht.']);
    expect(problems[0]?.row).toMatchObject({ Nr: 'K3', Mail: 'no-mail' });
  });

  it('finds records by their key: the same file again changes nothing, another one what is different', async () => {
    const file = 'Nr;Name\nS1;Eins\nS2;Zwei\nS1;Eins\n';
    expect((await importAll(file)).counts).toEqual({ created: 2, unchanged: 1 });
    expect((await importAll(file)).counts).toEqual({ unchanged: 3 });
    const changed = await importAll('Name;Nr\nEins;S1\nDeux;S2\nDrei;S3\n');
    expect(changed.counts).toEqual({ unchanged: 1, changed: 1, created: 1 });
    expect((await importAll('Nr;Name\nS4;Vier\nS1;Un\n', settingsWith({ mode: 'update' }))).counts).toEqual({
      skipped: 1,
      changed: 1,
    });
    expect((await importAll('Nr;Name\nS5;Fünf\nS1;Uno\n', settingsWith({ mode: 'create' }))).counts).toEqual({
      created: 1,
      skipped: 1,
    });
    expect((await members({ number: 'S1' }))[0]).toMatchObject({ name: 'Un' });
  });

  it('leaves out rows that its condition does not mean, whatever stands in them, and says so in a preview', async () => {
    const file = `Nr;Name;Art\nAUS1;Eins;x\nAUS2;${'x'.repeat(81)};y\nAUS3;Drei;x\nAUS2;;\n"`;
    const only = settingsWith({ only: 'row.Art = "x"' });
    const counts = { created: 2, skipped: 2, refused: 1 };
    const preview = await importAll(file, only, 'preview');
    expect(preview.counts).toEqual(counts);
    const { body } = await server.ask(CLERK, 'GET', `/api/runs/${preview.id}/outcomes?word=skipped`);
    expect((body as { items: WireRunOutcome[] }).items.map((one) => one.title)).toEqual(['3', '5']);
    const run = await importAll(file, only);
    expect([run.done, run.counts]).toEqual([5, counts]);
    // What could not be read cannot be judged and is not left out in silence.
    expect((await problemsOf(server, CLERK, run))[0]).toMatchObject({ issues: [{ code: 'table.quotes-open' }] });
    expect(await members({ number: { startsWith: 'AUS' } })).toHaveLength(2);
    expect((await importAll(file, only)).counts).toEqual({ unchanged: 2, skipped: 2, refused: 1 });
  });

  it('refuses a condition that is none before it begins, and rows for which it cannot be worked out', async () => {
    for (const only of ['row.', '$eval("1")', '', 1]) {
      const start = await begin('Nr;Name\nP1;Eins\n', settingsWith({ only }));
      expect(start.status, String(only)).toBe(422);
      expect(JSON.stringify(start.body), String(only)).toContain('only');
    }
    const run = await importAll('Nr;Name\nP1;Eins\n', settingsWith({ only: '$number(row.Name) > 1' }));
    expect(run.counts).toEqual({ refused: 1 });
    expect((await problemsOf(server, CLERK, run))[0]?.messages).toEqual([
      'Die Formel „$number(row.Name) > 1“ lässt sich für diese Zeile nicht auswerten.',
    ]);
  });

  it('refuses a row that says again what was refused', async () => {
    const columns = [...COLUMNS, { column: 'Mail', field: 'email' }];
    const long = 'x'.repeat(81);
    const run = await importAll(
      `Nr;Name;Mail\nR1;${long};\nR1;${long};\nR2;Gut;\nR2;Gut;\n`,
      settingsWith({ columns }),
    );
    expect(run.counts).toEqual({ refused: 2, created: 1, unchanged: 1 });
    expect((await problemsOf(server, CLERK, run)).map((one) => one.title)).toEqual(['2', '3']);
  });

  it('keeps or clears what the file leaves empty', async () => {
    const columns = [...COLUMNS, { column: 'Mail', field: 'email' }];
    await importAll('Nr;Name;Mail\nE1;A;a@example.org\n', settingsWith({ columns }));
    await importAll('Nr;Name;Mail\nE1;B;\n', settingsWith({ columns }));
    expect((await members({ number: 'E1' }))[0]).toMatchObject({ name: 'B', email: 'a@example.org' });
    await importAll('Nr;Name;Mail\nE1;B;\n', settingsWith({ columns, empty: 'clear' }));
    expect((await members({ number: 'E1' }))[0]).toMatchObject({ name: 'B', email: null });
  });

  it('reads a file whose lines have different encodings, and one whose quotation marks are not closed', async () => {
    const mixed = Buffer.concat([Buffer.from('Nr;Name\nM1;Müller\n'), Buffer.from('M2;M\xfcller\n', 'latin1')]);
    expect((await importAll(mixed)).counts).toEqual({ created: 2 });
    expect((await members({ name: 'Müller' })).length).toBe(2);
    const open = await importAll('Nr;Name\nO1;Eins\nO2;"Zwei\nO3;Drei\n');
    expect(open.counts).toEqual({ created: 1, refused: 1 });
    expect((await problemsOf(server, CLERK, open))[0]).toMatchObject({
      title: '3',
      issues: [{ code: 'table.quotes-open' }],
    });
  });

  it('takes a file of 200 columns, of which some have the same name or none', async () => {
    const header = ['Nr', 'Name', 'Name', '', ...Array.from({ length: 196 }, (_, index) => `Rest ${index}`)];
    const row = (nr: string) => [nr, 'falsch', 'Breit', 'vierte', ...Array.from({ length: 196 }, (_, at) => `w${at}`)];
    const columns = [
      { column: 'Nr', field: 'number' },
      { column: 'Name (2)', field: 'name' },
      { column: '4', field: 'note' },
    ];
    const lines = [header, row('B1'), row('B2').slice(0, 2), [...row('B3'), 'zu viel']].map((one) => one.join(';'));
    const run = await importAll(`${lines.join('\n')}\n`, settingsWith({ columns }));
    expect(run.counts).toEqual({ created: 2, refused: 1 });
    expect(await members({ number: { in: ['B1', 'B3'] } })).toMatchObject([
      { name: 'Breit', note: 'vierte' },
      { name: 'Breit', note: 'vierte' },
    ]);
    expect((await problemsOf(server, CLERK, run))[0]).toMatchObject({ title: '3', issues: [{ path: 'name' }] });
  });

  it('loses no row when it is paused in the middle of a step and goes on', async () => {
    const rows = Array.from({ length: 10600 }, (_, index) => `P${index};Name ${index}`);
    const begun = await begin(`Nr;Name\n${rows.join('\n')}\n`, settingsWith({ key: [], mode: 'create' }));
    const { id } = begun.body as WireRun;
    const pause = async (step: number) => (step === 2 ? server.ask(CLERK, 'POST', `/api/runs/${id}/pause`) : undefined);
    await workOn(server, id, pause);
    expect((await server.ask(CLERK, 'GET', `/api/runs/${id}`)).body).toMatchObject({ state: 'paused', done: 10_000 });
    await server.ask(CLERK, 'POST', `/api/runs/${id}/resume`);
    await workOn(server, id);
    const run = (await server.ask(CLERK, 'GET', `/api/runs/${id}`)).body as WireRun;
    expect(run).toMatchObject({ state: 'done', done: 10_600, counts: { created: 10_600 } });
  });

  it('works out values by formulas over the row', async () => {
    const columns = [COLUMNS[0], { column: 'Vor', field: 'name', expression: "value & ' ' & row.Nach" }];
    await importAll('Nr;Vor;Nach\nF1;Anna;Adler\n', settingsWith({ columns }));
    expect((await members({ number: 'F1' }))[0]).toMatchObject({ name: 'Anna Adler' });
    const bad = settingsWith({ columns: [COLUMNS[0], { ...columns[1], expression: '$eval(value)' }] });
    expect((await begin('Nr;Vor\n1;x\n', bad)).body).toMatchObject({
      status: 422,
      issues: [{ path: 'columns.1.expression' }],
    });
  });

  it('of 10,000 rows with 500 bad ones brings exactly 9,500, then the corrected 500, and can be taken back', async () => {
    const before = await countAll();
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      index % 20 === 7 ? `T${index};Name ${index};not a mail` : `T${index};Name ${index};t${index}@example.org`,
    );
    const big = settingsWith({ columns: [...COLUMNS, { column: 'Mail', field: 'email' }] });
    const file = `Nr;Name;Mail\n${rows.join('\n')}\n`;
    const preview = await importAll(file, big, 'preview');
    expect(preview).toMatchObject({
      state: 'done',
      done: 10_000,
      counts: { created: 9500, refused: 500 },
      problems: 500,
    });
    expect(await countAll()).toBe(before);
    const run = await importAll(file, big);
    expect(run).toMatchObject({ state: 'done', counts: { created: 9500, refused: 500 }, problems: 500 });
    expect(await countAll()).toBe(before + 9500);
    // PostgreSQL has been told how much there is now, so that it looks rows up instead of reading them all.
    const [known] = await server.database.query<{ rows: number }>(
      sql`select reltuples::int as rows from pg_class where oid = 'data.member'::regclass`,
    );
    expect(known?.rows).toBeGreaterThan(3000);

    const refused = run.files.find((one) => one.as === 'refused');
    const { text } = await server.ask(CLERK, 'GET', `/api/files/${refused?.id}`);
    expect(text.split('\r\n')[1]).toMatch(/^T7;Name 7;not a mail;\S/);
    const again = await importAll(text.replaceAll('not a mail', 'good@example.org'), big);
    expect(again.counts).toEqual({ created: 500 });
    expect(await countAll()).toBe(before + 10_000);

    const [changed] = await members({ number: 'T3' });
    await server.ask(CLERK, 'PATCH', `/api/records/member/${changed?.['id']}`, { name: 'Touched' });
    const undo = await finishRun(server, CLERK, await server.ask(CLERK, 'POST', `/api/runs/${run.id}/undo`, {}));
    expect(undo.counts).toEqual({ undone: 9499, refused: 1 });
    await finishRun(server, CLERK, await server.ask(CLERK, 'POST', `/api/runs/${again.id}/undo`, {}));
    expect(await countAll()).toBe(before + 1);
  });

  it('is taken back as far as the rights of who imported it go: what may not be deleted stays, and is named', async () => {
    await importAll('Nr;Name\nU1;Vorher\n');
    const file = await uploadFile(server, ENTRANT, 'members.csv', 'Nr;Name\nU1;Nachher\nU2;Zwei\nU3;Drei\n');
    const start = await server.ask(ENTRANT, 'POST', '/api/import/runs', { file, settings: settingsWith() });
    const run = await finishRun(server, ENTRANT, start);
    expect(run.counts).toEqual({ changed: 1, created: 2 });
    const versions = async () => (await members({ number: { in: ['U2', 'U3'] } })).map((one) => one['version']);
    const undo = await finishRun(server, ENTRANT, await server.ask(ENTRANT, 'POST', `/api/runs/${run.id}/undo`, {}));
    expect([undo.state, undo.counts]).toEqual(['done', { undone: 1, refused: 2 }]);
    const problems = await problemsOf(server, ENTRANT, undo);
    const stay = (await members({ number: { in: ['U2', 'U3'] } })).map((one) => one['id']);
    expect(problems.map((one) => one.recordId).sort()).toEqual(stay.sort());
    expect(problems.map((one) => one.messages)).toEqual([['Dazu fehlt das Recht.'], ['Dazu fehlt das Recht.']]);
    expect(await versions()).toEqual([1, 1]);
    expect((await members({ number: 'U1' }))[0]).toMatchObject({ name: 'Vorher' });
  });

  it('is not taken back in silence by who has lost the right to change', async () => {
    await importAll('Nr;Name\nX1;Vorher\n');
    const file = await uploadFile(server, ENTRANT, 'members.csv', 'Nr;Name\nX1;Nachher\n');
    const start = await server.ask(ENTRANT, 'POST', '/api/import/runs', { file, settings: settingsWith() });
    const run = await finishRun(server, ENTRANT, start);
    const begun = await server.ask(ENTRANT, 'POST', `/api/runs/${run.id}/undo`, {});
    await server.database.query(sql`update data."user" set roles = '{}' where email = ${ENTRANT}`);
    const undo = await finishRun(server, ENTRANT, begun);
    expect(undo.counts).toEqual({ undone: 0, refused: 1 });
    const [problem] = await problemsOf(server, ENTRANT, undo);
    expect(problem?.messages).toEqual(['Dazu fehlt das Recht.']);
    expect((await members({ number: 'X1' }))[0]).toMatchObject({ name: 'Nachher' });
  });
});
