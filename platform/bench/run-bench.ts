import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sql from 'sql-template-tag';
import { SERVER_ENV, SERVER_FLAGS, SERVER_PROGRAM } from '../server-process.mjs';
import { newId } from '../src/new-id.ts';
import { createApiToken } from '../src/session/api-tokens.ts';
import { openDatabase } from '../src/storage/database.ts';
import { startEmbeddedPostgres } from '../src/storage/start-embedded-postgres.ts';
import { calculatePrices } from './calculate-prices.ts';
import { belowOf, cpuTimeOf, parentOf } from './cpu-time.ts';
import { dashboardFigures } from './dashboard-figures.ts';
import { BENCH_DEFINITIONS, BENCH_PROCESSES } from './definitions.ts';
import { fillStays } from './fill-stays.ts';
import { fillTables } from './fill-tables.ts';
import type { ImportFigures, Meters } from './import-leads.ts';
import { importLeads } from './import-leads.ts';
import { makeLetters } from './make-letters.ts';
import { publishMeanwhile, withSearchedFields } from './publish-meanwhile.ts';
import { beginProcesses, fireTimers } from './run-processes.ts';

const { values: args } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    import: { type: 'string', default: '100000' },
    note: { type: 'string', default: '0' },
    processes: { type: 'string', default: '10000' },
    timers: { type: 'string', default: '1000' },
    letters: { type: 'string', default: '1000' },
  },
});
const ROWS = Number(args.rows);
const SECONDS = Number(args.seconds);
const ROUNDS = Number(args.rounds);
const CONNECTIONS = 8;
const TEAMS = 20;

type Server = { readonly child: ChildProcess; readonly url: string; readonly startMs: number };

function start(file: string, env: Record<string, string>): Promise<Server> {
  const begin = performance.now();
  const child = spawn(process.execPath, [...SERVER_FLAGS, file], {
    env: { ...SERVER_ENV, ...process.env, PORT: '0', LEITWERK_DEMO: '0', LEITWERK_RATE_TOKEN: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, url] = /runs at (http:\S+)/.exec(output) ?? [];
      if (url) done({ child, url, startMs: performance.now() - begin });
    });
    child.once('exit', () => fail(new Error(`${file} ended: ${output}`)));
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** One request; resolves with the status when the whole answer is there. */
function ask(url: string, method: string, path: string, token: string, body?: string): Promise<number> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(url);
    const sent = request(
      {
        agent,
        hostname,
        port,
        method,
        path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Requests per second over some seconds, by several connections that never wait. */
async function measure(one: (index: number) => Promise<number>, expected: number): Promise<number> {
  let count = 0;
  let index = 0;
  const begin = performance.now();
  const until = begin + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        index += 1;
        const status = await one(index);
        if (status !== expected) throw new Error(`expected ${expected}, got ${status}`);
        count += 1;
      }
    }),
  );
  return (count / (performance.now() - begin)) * 1000;
}

const camel = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

const memory = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Without what it shares with others; 0 for one that has just ended. */
function ownMemory(pid: number): number {
  try {
    const [, all = '0', shared = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return ((Number(all) - Number(shared)) * 4096) / 1024 / 1024;
  } catch {
    return 0;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'leitwerk-bench-'));
chmodSync(folder, 0o711);
const postgres = await startEmbeddedPostgres({ dataFolder: folder });
const database = openDatabase(postgres.url);
const children: ChildProcess[] = [];
try {
  const first = await start(SERVER_PROGRAM, { DATABASE_URL: postgres.url });
  const adminToken = await userWith(['admin'], []);
  const { documents } = (await (
    await fetch(`${first.url}/api/metadata/export`, { headers: { authorization: `Bearer ${adminToken}` } })
  ).json()) as { documents: object[] };
  const publish = async (url: string, more: readonly object[]): Promise<void> => {
    const published = await fetch(`${url}/api/metadata/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ documents: [...documents, ...more] }),
    });
    if (!published.ok) throw new Error(await published.text());
  };
  await publish(first.url, BENCH_DEFINITIONS);
  first.child.kill('SIGTERM');
  await new Promise((done) => first.child.once('exit', done));

  const teams = Array.from({ length: TEAMS }, () => newId());
  for (const [index, id] of teams.entries())
    await database.query(sql`insert into data.team (id, name) values (${id}::uuid, ${`Bench ${index}`})`);
  console.log(`${ROWS.toLocaleString('en')} rows …`);
  await fillTables(database, ROWS, teams);
  const token = await userWith(['bench-seller'], teams);
  const importer = await userWith(['sales-lead'], []);
  const ours = await start(SERVER_PROGRAM, { DATABASE_URL: postgres.url });
  const minimal = await start(join(import.meta.dirname, 'minimal-server.ts'), { DATABASE_URL: postgres.url });
  children.push(ours.child, minimal.child);

  const [sample] = await database.query<{ ids: string[] }>(
    sql`select array(select id::text from minimal.leads limit 2000) as ids`,
  );
  const ids = sample?.ids ?? [];
  const idOf = (index: number): string => ids[(index * 7) % ids.length] ?? '';
  const lead = (index: number) => ({
    first_name: 'Ann',
    last_name: 'Smith',
    name: `Ann Smith ${index}`,
    email: `new${index}@example.com`,
    phone: '+49 30 123456',
    company: 'Company',
    title: 'Buyer',
    website: 'https://c.example.com',
    city: 'Berlin',
    country: 'DE',
    status: 'new',
    source: 'web',
    score: index % 100,
    employees: 10,
    revenue: '10.50',
    probability: '0.500',
    is_hot: true,
    birth_date: '1980-01-01',
    last_contacted_at: '2025-01-01T00:00:00.000Z',
    notes: 'Note',
    team: teams[index % TEAMS],
  });
  const oursLead = (index: number) => camel(lead(index));
  const filter = encodeURIComponent(JSON.stringify({ status: 'qualified', name: { contains: 'smith' } }));
  const list = `/api/records/bench-lead?filter=${filter}&sort=-createdAt&limit=50`;
  const bulk = (index: number, make: (at: number) => object): object[] =>
    Array.from({ length: 1000 }, (_, at) => make(index * 1000 + at));

  type Case = readonly [
    name: string,
    ours: (index: number) => Promise<number>,
    oursStatus: number,
    minimal: (index: number) => Promise<number>,
    minimalStatus: number,
    goal: number,
  ];
  const cases: readonly Case[] = [
    [
      'A list with count',
      () => ask(ours.url, 'GET', `${list}&count=exact`, token),
      200,
      () => ask(minimal.url, 'GET', '/leads?status=qualified&contains=smith', 'minimal'),
      200,
      0.8,
    ],
    [
      'B list, expanded',
      () => ask(ours.url, 'GET', `${list}&expand=team`, token),
      200,
      () => ask(minimal.url, 'GET', '/leads?status=qualified&contains=smith&expand=1', 'minimal'),
      200,
      0.8,
    ],
    [
      'C read one',
      (index) => ask(ours.url, 'GET', `/api/records/bench-lead/${idOf(index)}`, token),
      200,
      (index) => ask(minimal.url, 'GET', `/leads/${idOf(index)}`, 'minimal'),
      200,
      0.4,
    ],
    [
      'D create',
      (index) => ask(ours.url, 'POST', '/api/records/bench-lead', token, JSON.stringify(oursLead(index))),
      201,
      (index) => ask(minimal.url, 'POST', '/leads', 'minimal', JSON.stringify(lead(index))),
      201,
      0.25,
    ],
    [
      'E update with history',
      (index) =>
        ask(ours.url, 'PATCH', `/api/records/bench-lead/${idOf(index)}`, token, JSON.stringify({ score: index })),
      200,
      (index) => ask(minimal.url, 'PATCH', `/leads/${idOf(index)}`, 'minimal', JSON.stringify({ score: index })),
      200,
      0.25,
    ],
    [
      'F bulk create 1,000',
      (index) =>
        ask(
          ours.url,
          'POST',
          '/api/records/bench-lead/batch',
          token,
          JSON.stringify({ commands: bulk(index, oursLead).map((values) => ({ action: 'create', values })) }),
        ),
      200,
      (index) => ask(minimal.url, 'POST', '/leads', 'minimal', JSON.stringify(bulk(index, lead))),
      201,
      0,
    ],
    [
      'G search everywhere',
      () => ask(ours.url, 'GET', '/api/search?q=smith%20512', token),
      200,
      () => ask(minimal.url, 'GET', `/leads/${idOf(1)}`, 'minimal'),
      200,
      0,
    ],
  ];
  const results: Record<string, { ours: number; minimal: number; ratio: number; goal: number; memoryMb: number }> = {};
  for (const [name, runOurs, oursStatus, runMinimal, minimalStatus, goal] of cases.filter((one) =>
    one[0].startsWith(args.only),
  )) {
    const found = { ours: 0, minimal: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      found.ours = Math.max(found.ours, await measure(runOurs, oursStatus));
      found.minimal = Math.max(found.minimal, await measure(runMinimal, minimalStatus));
    }
    results[name] = { ...found, ratio: found.ours / found.minimal, goal, memoryMb: Math.round(memory(ours.child.pid)) };
    console.log(
      `${name.padEnd(24)} ${found.ours.toFixed(0).padStart(7)}/s  minimal ${found.minimal.toFixed(0).padStart(7)}/s  ratio ${results[name].ratio.toFixed(2)}${goal > 0 ? `  goal ${goal}` : '         '}  ${results[name].memoryMb} MB`,
    );
  }
  const imports: Record<string, ImportFigures> = {};
  const IMPORTS = [
    ['H preview of an import', 'preview'],
    ['I import', 'runs'],
  ] as const;
  const [connection] = await database.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const postmaster = parentOf(connection?.pid ?? 0);
  const meters: Meters = {
    memory: () => memory(ours.child.pid),
    serverCpu: () => cpuTimeOf(ours.child.pid ?? 0),
    databaseCpu: () => cpuTimeOf(postmaster),
  };
  const size = { rows: Number(args.import), noteLength: Number(args.note) };
  for (const [name, word] of IMPORTS.filter(([name]) => name.startsWith(args.only))) {
    const figures = await importLeads(ours.url, importer, size, word, meters);
    imports[name] = figures;
    console.log(
      `${name.padEnd(24)} ${figures.rowsPerSecond.toLocaleString('en')} rows/s of ${figures.rows.toLocaleString('en')}, ${figures.peakMemoryMb} MB at most, processor time of a row: server ${figures.serverCpuMs} ms, PostgreSQL ${figures.databaseCpuMs} ms`,
    );
  }
  const processes: Record<string, unknown> = {};
  if ('J process step'.startsWith(args.only)) {
    await publish(ours.url, [...BENCH_DEFINITIONS, ...BENCH_PROCESSES]);
    const records = await database.query<{ id: string }>(
      sql`select id from data.bench_lead where team = any(${teams}::uuid[]) limit ${Number(args.processes)}`,
    );
    const byToken = (method: string, path: string, body?: string) => ask(ours.url, method, path, token, body);
    const begun = await beginProcesses(
      byToken,
      database,
      'bench-walk',
      records.map((one) => one.id),
    );
    const step = { ours: 0, minimal: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const go = (index: number) =>
        byToken('POST', `/api/processes/${begun.ids[index % begun.ids.length]}/events/go`, '{}');
      step.ours = Math.max(step.ours, await measure(go, 204));
      const update = (index: number) =>
        ask(minimal.url, 'PATCH', `/leads/${idOf(index)}`, 'minimal', JSON.stringify({ score: index }));
      step.minimal = Math.max(step.minimal, await measure(update, 200));
    }
    await beginProcesses(
      byToken,
      database,
      'bench-bell',
      records.slice(0, Number(args.timers)).map((one) => one.id),
    );
    const lag = await fireTimers(database, 'bench-bell');
    Object.assign(processes, {
      instances: begun.ids.length,
      begunPerSecond: begun.perSecond,
      step,
      ratio: step.ours / step.minimal,
      lag,
    });
    console.log(
      `J process step          ${step.ours.toFixed(0).padStart(8)}/s  minimal update ${step.minimal.toFixed(0)}/s  ratio ${(step.ours / step.minimal).toFixed(2)} over ${begun.ids.length.toLocaleString('en')} processes, begun at ${begun.perSecond.toFixed(0)}/s`,
    );
    console.log(
      `J timers due in 1 s      ${lag.count.toLocaleString('en')}: taken after ${lag.half.toFixed(1)} s (half), ${lag.most.toFixed(1)} s (95 of 100), ${lag.last.toFixed(1)} s (last)`,
    );
  }
  const publishing: Record<string, unknown> = {};
  if ('K publish'.startsWith(args.only)) {
    const found = await publishMeanwhile(
      () => publish(ours.url, [...withSearchedFields(BENCH_DEFINITIONS), ...BENCH_PROCESSES]),
      () => ask(ours.url, 'GET', list, token),
      (index) =>
        ask(ours.url, 'PATCH', `/api/records/bench-lead/${idOf(index)}`, token, JSON.stringify({ score: index })),
    );
    Object.assign(publishing, found);
    console.log(
      `K publish                took ${found.seconds.toFixed(1)} s over ${ROWS.toLocaleString('en')} rows; meanwhile ${found.reads.count} lists, the slowest ${found.reads.mostMs} ms, and ${found.writes.count} updates, the slowest ${found.writes.mostMs} ms`,
    );
  }
  const prices: Record<string, number> = {};
  if ('L prices of energy'.startsWith(args.only)) {
    Object.assign(prices, calculatePrices(SECONDS));
    const told = Object.entries(prices).map(([name, count]) => `${name} ${count.toLocaleString('en')}/s`);
    console.log(`L prices of energy       ${told.join(', ')} in one process  goal 2,000/s`);
  }
  const letters: Record<string, unknown> = {};
  if ('M letters'.startsWith(args.only)) {
    const made = await makeLetters(ours.url, adminToken, Number(args.letters), () => ({
      server: memory(ours.child.pid),
      browser: belowOf(ours.child.pid ?? 0).reduce((sum, pid) => sum + ownMemory(pid), 0),
    }));
    Object.assign(letters, made);
    console.log(
      `M letters                ${made.perSecond}/s of ${made.letters.toLocaleString('en')} with three pages, one file of ${made.printFileMb} MB after ${made.joinSeconds} s, at most ${made.peakMemoryMb} MB and its browser ${made.browserMb} MB`,
    );
  }
  const dashboards: Record<string, unknown> = {};
  if ('N dashboards'.startsWith(args.only)) {
    await fillStays(database);
    const found = await dashboardFigures((path) => ask(ours.url, 'GET', path, token), database, idOf, SECONDS);
    Object.assign(dashboards, found);
    for (const [name, { oursMs, plainMs, ratio }] of Object.entries(found.figures))
      console.log(
        `N ${name.padEnd(22)} ${oursMs.toFixed(0).padStart(7)} ms plain SQL ${plainMs.toFixed(0).padStart(5)} ms  ratio ${ratio.toFixed(2)}`,
      );
    console.log(
      `N all of these at once  ${found.dashboardMs.toFixed(0).padStart(8)} ms; reading one record (95 of 100): ${found.readMs.alone.toFixed(1)} ms, ${found.readMs.meanwhile.toFixed(1)} ms while two dashboards are counted again and again`,
    );
  }
  const bulkRows = (results['F bulk create 1,000']?.ours ?? 0) * 1000;
  const summary = {
    rows: ROWS,
    connections: CONNECTIONS,
    results,
    imports,
    processes,
    publishing,
    prices,
    letters,
    dashboards,
    bulkRowsPerSecond: Math.round(bulkRows),
    memoryMb: Math.round(memory(ours.child.pid)),
    startMs: Math.round(ours.startMs),
    commit: spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim(),
  };
  console.log(
    `bulk ${summary.bulkRowsPerSecond.toLocaleString('en')} rows/s, memory ${summary.memoryMb} MB, start on an existing database ${summary.startMs} ms`,
  );
  mkdirSync(resolve(import.meta.dirname, '../../.bench'), { recursive: true });
  writeFileSync(
    resolve(import.meta.dirname, `../../.bench/results-${ROWS}.json`),
    `${JSON.stringify(summary, null, 2)}\n`,
  );
} finally {
  for (const child of children) {
    child.kill('SIGTERM');
    await new Promise((done) => child.once('exit', done));
  }
  await database.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  agent.destroy();
}

async function userWith(roles: readonly string[], teams: readonly string[]): Promise<string> {
  const id = newId();
  await database.query(
    sql`insert into data."user" (id, email, name, roles, active, language) values (${id}::uuid, ${`${id}@example.com`}, 'Bench', ${roles}::text[], true, 'en')`,
  );
  for (const team of teams)
    await database.query(
      sql`insert into data."user__teams" (source_id, target_id) values (${id}::uuid, ${team}::uuid)`,
    );
  return (await createApiToken(database, id, { name: 'bench', scopes: ['read', 'write', 'metadata'], expiresAt: null }))
    .token;
}
