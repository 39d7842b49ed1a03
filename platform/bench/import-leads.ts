import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const COLUMNS = [
  ['Anrede', 'salutation'],
  ['Vorname', 'firstName'],
  ['Nachname', 'lastName'],
  ['Geburtsdatum', 'birthDate'],
  ['Telefon', 'phone'],
  ['E-Mail', 'email'],
  ['Straße', 'address.street'],
  ['Hausnummer', 'address.houseNumber'],
  ['PLZ', 'address.postalCode'],
  ['Ort', 'address.city'],
  ['Verbrauch', 'annualConsumption'],
  ['Lieferant', 'currentSupplier'],
  ['Notiz', 'notes'],
] as const;
const FIRST = ['Anna', 'Bert', 'Clara', 'Dirk', 'Elif', 'Frank', 'Greta', 'Hasan', 'Ines', 'Jörg'];
const LAST = ['Müller', 'Schmidt', 'Öztürk', 'Fischer', 'Weber', 'Großmann', 'Becker', 'Wagner', 'Kowalski', 'Núñez'];
const CHUNK = 1000;

/** A row as a spreadsheet program writes it in German: quotes, decimal points, days before months. Every 20th is wrong. */
const rowOf = (index: number, noteLength: number): string =>
  [
    index % 2 ? 'Frau' : 'Herr',
    FIRST[index % 10],
    `${LAST[Math.floor(index / 10) % 10]}${Math.floor(index / 100) % 7000}`,
    `${1 + (index % 28)}.${1 + (index % 12)}.${1940 + (index % 60)}`,
    `0${200 + (index % 700)} ${100_000 + (index % 900_000)}`,
    index % 20 === 7 ? 'no address' : `import${index}@example.org`,
    'Hauptstr.',
    1 + (index % 200),
    10_000 + (index % 80_000),
    'Musterstadt',
    (1000 + (index % 9000)).toLocaleString('de'),
    'Alt & Co. KG',
    `"Sagt ""ja""; will Zahl ${index}${' und so weiter'.repeat(Math.ceil(noteLength / 14))}"`,
  ].join(';');

async function makeFile(path: string, { rows, noteLength }: ImportSize): Promise<void> {
  const file = await open(path, 'w');
  await file.write(`${COLUMNS.map(([column]) => column).join(';')}\r\n`);
  for (let from = 0; from < rows; from += CHUNK) {
    const count = Math.min(CHUNK, rows - from);
    await file.write(Array.from({ length: count }, (_, at) => `${rowOf(from + at, noteLength)}\r\n`).join(''));
  }
  await file.close();
}

export type ImportSize = {
  readonly rows: number;
  /** Characters of the note of each row: 10,000 of them make a large file of few rows. */
  readonly noteLength: number;
};

export type ImportFigures = {
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly peakMemoryMb: number;
  /** Milliseconds of processor time for a row. */
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
};

/** What the import is measured by. */
export type Meters = {
  /** Of the server, in MB. */
  readonly memory: () => number;
  /** Milliseconds of processor time so far. */
  readonly serverCpu: () => number;
  readonly databaseCpu: () => number;
};

/**
 * Imports leads of the application, with all that is judged there: conversion, rules, blacklist, rights, history, outbox.
 */
export async function importLeads(
  url: string,
  token: string,
  size: ImportSize,
  word: 'runs' | 'preview',
  { memory, serverCpu, databaseCpu }: Meters,
): Promise<ImportFigures> {
  const { rows } = size;
  const folder = mkdtempSync(join(tmpdir(), 'leitwerk-import-'));
  const path = join(folder, 'leads.csv');
  const headers = { authorization: `Bearer ${token}` };
  try {
    await makeFile(path, size);
    const form = new FormData();
    form.append('file', await openAsBlob(path, { type: 'text/csv' }), 'leads.csv');
    const file = (await answer(
      await fetch(`${url}/api/files?purpose=import`, { method: 'POST', headers, body: form }),
    )) as { id: string };
    const settings = {
      entity: 'lead',
      dialect: { encoding: 'utf-8', delimiter: ';', header: true },
      language: 'de',
      columns: COLUMNS.map(([column, field]) => ({ column, field })),
      key: ['email'],
      mode: 'both',
      empty: 'keep',
    };
    const begin = performance.now();
    const before = { server: serverCpu(), database: databaseCpu() };
    const perRow = (ms: number): number => Math.round((ms / rows) * 1000) / 1000;
    const { id } = (await answer(
      await fetch(`${url}/api/import/${word}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ file: file.id, settings }),
      }),
    )) as { id: string };
    let peak = 0;
    for (let look = 1; ; look += 1) {
      await sleep(100);
      peak = Math.max(peak, memory());
      // As often as the screen asks when it has heard nothing: more would be a load of its own.
      if (look % 5 !== 0) continue;
      const run = (await answer(await fetch(`${url}/api/runs/${id}`, { headers }))) as {
        state: string;
        counts: Record<string, number>;
      };
      if (run.state === 'waiting' || run.state === 'running') continue;
      const refused = Math.floor((rows + 12) / 20);
      if (run.state !== 'done' || run.counts['refused'] !== refused) throw new Error(JSON.stringify(run));
      const seconds = (performance.now() - begin) / 1000;
      return {
        rows,
        rowsPerSecond: Math.round(rows / seconds),
        peakMemoryMb: Math.round(peak),
        serverCpuMs: perRow(serverCpu() - before.server),
        databaseCpuMs: perRow(databaseCpu() - before.database),
      };
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function answer(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}
