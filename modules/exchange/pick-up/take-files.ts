import { createHash } from 'node:crypto';
import type { InterfaceDefinition, InterfacePickUp } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { newId } from '@leitwerk/platform/module/module';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { isSideFile, stemOf } from '../document/side-file.ts';
import { DELIVERY, TAKE_JOB } from '../exchange.ts';
import { exchangeIssue } from '../exchange-issue.ts';
import { raiseAlarm } from './alarms.ts';
import { fitsPattern } from './fits-pattern.ts';
import type { OutsideFile, Place } from './place.ts';
import type { SpooledFile } from './spool-file.ts';
import { spoolFile } from './spool-file.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export const FILE = 'exchange-file';

/** One piece of work; what is left goes on in the next. A file that has been begun is read to its end. */
export const PIECE_MS = 20_000;
const KEYS_AT_ONCE = 200;
const SETTLE_SECONDS = 30;
/** For how long a document waits for its side file, when the interface says nothing else. */
const WAIT_MINUTES = 60;
const MOST_KNOWN = 500;
/** Larger ones are left where they are, when the interface says nothing else. */
export const MOST_MB = 200;

export type Taken = {
  /** Files that became deliveries. */
  readonly files: number;
  /** Seconds after which there is more to do; null when there is not. */
  readonly lookAgainIn: number | null;
  /** Why files were left where they are. */
  readonly problem: readonly Issue[] | null;
};

type Pass = {
  readonly definition: InterfaceDefinition;
  readonly wanted: InterfacePickUp;
  readonly place: Place;
  readonly owner: unknown;
  readonly context: ModuleContext;
  taken: number;
  again: number[];
  /** Side files that lie there, by the name that they share with their document. */
  readonly sides: ReadonlyMap<string, OutsideFile>;
  readonly problems: Issue[];
  /** Whether files can be moved away here, as far as is known. */
  canArchive: boolean;
};

/**
 * Takes files that have not been taken before, oldest first. A file, the delivery it becomes and that it is known are written in one
 * transaction; only then is it moved away. Whoever is killed in between takes nothing twice and loses nothing.
 */
export async function takeFiles(
  definition: InterfaceDefinition,
  wanted: InterfacePickUp,
  place: Place,
  owner: unknown,
  context: ModuleContext,
): Promise<Taken> {
  const { format } = definition;
  const until = Date.now() + PIECE_MS;
  const fits = (name: string) => fitsPattern(wanted.files, name);
  const found = await place.list(wanted.folder ?? '', (name) => fits(name) || isSideFile(name, format));
  const sides = found.filter(({ name }) => isSideFile(name, format));
  const files = found
    .filter(({ name }) => !isSideFile(name, format))
    .toSorted((a, b) => (a.changedAt ?? '').localeCompare(b.changedAt ?? '') || a.name.localeCompare(b.name));
  const pass: Pass = {
    definition,
    wanted,
    place,
    owner,
    context,
    taken: 0,
    again: [],
    sides: new Map(sides.map((file) => [stemOf(file.name), file])),
    problems: [],
    canArchive: wanted.archive !== undefined,
  };
  for (let from = 0; from < files.length; from += KEYS_AT_ONCE) {
    const some = files.slice(from, from + KEYS_AT_ONCE);
    const known = await knownFiles(some, pass);
    for (const file of some) {
      if (Date.now() > until) return resultOf({ ...pass, again: [0] });
      await takeFile(file, known.get(keyOf(file, pass)), pass);
    }
  }
  await archiveSides(sides, pass);
  return resultOf(pass);
}

const resultOf = ({ taken, again, problems }: Pass): Taken => ({
  files: taken,
  lookAgainIn: again.length === 0 ? null : Math.max(0, Math.min(...again)),
  problem: problems.length === 0 ? null : problems.slice(0, 50),
});

const keyOf = (
  { name, size, changedAt }: OutsideFile,
  { definition, wanted }: Pass,
  ...more: readonly string[]
): string =>
  createHash('sha256')
    .update(JSON.stringify([definition.id, wanted.connection, wanted.folder ?? '', name, size, changedAt, ...more]))
    .digest('hex');

async function knownFiles(files: readonly OutsideFile[], pass: Pass): Promise<ReadonlyMap<string, Row>> {
  const keys = files.map((file) => keyOf(file, pass));
  const { items } = await pass.context.list(FILE, { filter: { key: { in: keys } }, limit: keys.length });
  return new Map(items.map((row) => [String(row['key']), row]));
}

async function takeFile(file: OutsideFile, known: Row | undefined, pass: Pass): Promise<void> {
  const { definition, wanted, place } = pass;
  if (known?.['state'] === 'taken') {
    if (known['archived'] !== true) await archive(file, known.id, pass);
    return;
  }
  const side = definition.format.side && (pass.sides.get(stemOf(file.name)) ?? null);
  const tooLarge = [file, side].find((one) => one && one.size !== null && one.size > mostOf(pass) * 1_000_000);
  if (tooLarge || side === null) {
    if (known?.['state'] === 'refused') return;
    if (tooLarge) return refuseFile(file, known, largeIssue(tooLarge, pass), pass);
    return awaitSide(file, known, pass);
  }
  const sideKey = side ? sideKeyOf(side) : null;
  // Where only reading tells what a file is, it is there as a whole or the reading fails.
  const settle = file.size === null ? 0 : (wanted.settleSeconds ?? SETTLE_SECONDS);
  const isSame = known !== undefined && (known['sideKey'] ?? null) === sideKey;
  const since = isSame ? secondsSince(known['seenAt']) : 0;
  if (settle > since) {
    if (!isSame) await remember(file, known, sideKey, pass);
    pass.again.push(settle - since);
    return;
  }
  const spooled: SpooledFile[] = [];
  try {
    for (const one of side ? [file, side] : [file]) {
      const copy = await spoolFile(one.name, place.read(wanted.folder ?? '', one.name), mostOf(pass));
      spooled.push(copy);
      if (one.size !== null && copy.size !== one.size) {
        pass.problems.push(exchangeIssue('file', 'exchange.file-changed', { file: one.name }));
        pass.again.push(SETTLE_SECONDS);
        return;
      }
    }
    const [content, beside] = spooled;
    if (content) await keep(file, known, { content, ...(side && beside && { side, beside, sideKey }) }, pass);
  } finally {
    for (const copy of spooled) await copy.remove();
  }
}

const secondsSince = (moment: unknown): number => (Date.now() - Date.parse(String(moment))) / 1000;

/** A document that lacks its side file is left where it is; that one may come yet, and then it is taken after all. */
async function awaitSide(file: OutsideFile, known: Row | undefined, pass: Pass): Promise<void> {
  const { type = 'csv', waitMinutes = WAIT_MINUTES } = pass.definition.format.side ?? {};
  const left = waitMinutes * 60 - (known ? secondsSince(known['seenAt']) : 0);
  if (left <= 0)
    return refuseFile(file, known, exchangeIssue('file', 'exchange.side-missing', { name: file.name, type }), pass);
  if (!known) await remember(file, known, null, pass);
  pass.again.push(left);
}

/** What a side file was when its document was taken, or is waited for. */
const sideKeyOf = ({ name, size, changedAt }: OutsideFile): string =>
  createHash('sha256')
    .update(JSON.stringify([name, size, changedAt]))
    .digest('hex');

/** Moves those away whose documents were taken with them, when no other document there waits for the same one. */
async function archiveSides(sides: readonly OutsideFile[], pass: Pass): Promise<void> {
  const { definition, context, place, wanted } = pass;
  if (!pass.canArchive || sides.length === 0) return;
  const keys = new Map(sides.map((file) => [sideKeyOf(file), file]));
  const ofInterface = { interface: definition.id, sideKey: { in: [...keys.keys()].slice(0, KEYS_AT_ONCE) } };
  const { items } = await context.list(FILE, {
    filter: ofInterface,
    fields: ['sideKey', 'archived'],
    limit: MOST_KNOWN,
  });
  for (const [key, file] of keys) {
    const documents = items.filter((one) => one['sideKey'] === key);
    if (documents.length > 0 && documents.every((one) => one['archived'] === true))
      await place.archive(wanted.folder ?? '', file.name, wanted.archive ?? '');
  }
}

const mostOf = ({ wanted }: Pass): number => wanted.mostMb ?? MOST_MB;

const valuesOf = (file: OutsideFile, { definition, wanted }: Pass) => ({
  name: file.name,
  interface: definition.id,
  folder: wanted.folder ?? null,
  size: file.size,
  changedAt: file.changedAt,
  seenAt: new Date().toISOString(),
});

/** Notes that a file is there; what was noted of it when it, or its side file, was still another is forgotten. */
async function remember(file: OutsideFile, known: Row | undefined, sideKey: string | null, pass: Pass): Promise<void> {
  const { definition, context } = pass;
  const seen = { sideKey, state: 'seen', problem: null, seenAt: new Date().toISOString() };
  if (known) {
    await context.write([{ action: 'update', entity: FILE, id: known.id, values: seen }]);
    return;
  }
  const before = { interface: definition.id, name: file.name, state: 'seen' };
  const { items } = await context.list(FILE, { filter: before, fields: ['id'], limit: 50 });
  await context.write([
    ...items.map(({ id }): RecordCommand => ({ action: 'purge', entity: FILE, id })),
    { action: 'create', entity: FILE, values: { ...valuesOf(file, pass), key: keyOf(file, pass), ...seen } },
  ]);
}

const largeIssue = ({ name }: OutsideFile, pass: Pass): Issue =>
  exchangeIssue('file', 'exchange.file-too-large', { file: name, most: mostOf(pass) });

async function refuseFile(file: OutsideFile, known: Row | undefined, issue: Issue, pass: Pass): Promise<void> {
  const { definition, context, owner } = pass;
  const issues = [issue];
  pass.problems.push(...issues);
  const values = { ...valuesOf(file, pass), key: keyOf(file, pass), state: 'refused', problem: issues };
  await context.write([
    known
      ? { action: 'update', entity: FILE, id: known.id, values: { state: 'refused', problem: issues } }
      : { action: 'create', entity: FILE, values },
    ...(await raiseAlarm('unreadable', definition, { issues, owner }, context)),
  ]);
}

/** What was read of a file and of the one beside it. */
type Read = {
  readonly content: SpooledFile;
  readonly side?: OutsideFile;
  readonly beside?: SpooledFile;
  readonly sideKey?: string | null;
};

async function keep(
  file: OutsideFile,
  known: Row | undefined,
  { content, side, beside, sideKey = null }: Read,
  pass: Pass,
): Promise<void> {
  const { definition, context } = pass;
  let key = keyOf(file, pass);
  if (file.size === null) {
    const last = await lastTaken(file.name, pass);
    if (last?.['hash'] === content.hash) return;
    // What comes again after something else came is another delivery.
    key = keyOf(file, pass, content.hash, last?.id ?? '');
  }
  const stored = await context.storeFile(file.name, content.stream());
  const storedSide = side && beside ? await context.storeFile(side.name, beside.stream()) : null;
  const [delivery, row] = [newId(), known?.id ?? newId()];
  const taken = { state: 'taken', delivery, hash: content.hash, size: content.size, sideKey, problem: null };
  await context.write([
    {
      action: 'create',
      entity: DELIVERY,
      id: delivery,
      values: {
        name: file.name,
        interface: definition.id,
        source: 'pick-up',
        file: { id: stored.id },
        ...(storedSide && { sideFile: { id: storedSide.id } }),
      },
    },
    known
      ? { action: 'update', entity: FILE, id: row, values: taken }
      : { action: 'create', entity: FILE, id: row, values: { ...valuesOf(file, pass), key, ...taken } },
  ]);
  pass.taken += 1;
  await context.startJob(TAKE_JOB, definition.id);
  await archive(file, row, pass);
}

async function lastTaken(name: string, { definition, context }: Pass): Promise<Row | undefined> {
  const filter = { interface: definition.id, name, state: 'taken' };
  return (await context.list(FILE, { filter, sort: ['-seenAt'], limit: 1 })).items[0];
}

/** Moves a file away that is kept here. Where that cannot be done once, it is not tried with every file. */
async function archive(file: OutsideFile, row: string, pass: Pass): Promise<void> {
  const { wanted, place, context } = pass;
  if (!pass.canArchive) return;
  pass.canArchive = await place.archive(wanted.folder ?? '', file.name, wanted.archive ?? '');
  if (pass.canArchive) await context.write([{ action: 'update', entity: FILE, id: row, values: { archived: true } }]);
}
