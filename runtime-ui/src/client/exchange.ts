import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Label } from '../model/definitions.ts';
import { sendFile } from './send-file.ts';
import { sendRequest } from './send-request.ts';

export type InterfaceColumn = { readonly id: string; readonly label: Label; readonly required: boolean };

/** An interface as whoever delivers to it sees it. */
export type ShownInterface = {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly help: Label | null;
  /** How side files of its documents end; null where there are none. */
  readonly side: string | null;
  readonly columns: readonly InterfaceColumn[];
  /** Ids of the entities of which it writes records. */
  readonly writes: readonly string[];
  /** The delivery that came last. */
  readonly last: WireRecord | null;
  /** Why it could not be read. */
  readonly problems: readonly string[];
  /** Rows about which nobody has decided yet. */
  readonly refused: number;
};

/** What an interface does by the clock, and what waits. */
export type InterfaceStanding = {
  readonly id: string;
  /** Null where it picks nothing up, and for who may not know. */
  readonly pickUp: {
    /** Name of the connection, or address of the mailbox. */
    readonly source: string;
    readonly isMailbox: boolean;
    /** Whether somebody has added it. */
    readonly isThere: boolean;
    readonly next: string | null;
  } | null;
  /** Where it stands with what it does by the clock (`exchange-state`). */
  readonly state: WireRecord | null;
  /** Why the last pick-up has failed, or left files where they were. */
  readonly pickUpProblems: readonly string[];
  /** Deliveries that are not done, and since when the oldest waits. */
  readonly waiting: { readonly deliveries: number; readonly since: string | null };
  /** By when a delivery is expected next. */
  readonly expected: string | null;
  /** Whether one that was expected has not come. */
  readonly isMissing: boolean;
};

/** What came in an hour or on a day. */
export type ThroughputSlot = {
  readonly deliveries: number;
  readonly rows: number;
  readonly written: number;
  readonly refused: number;
};

/** Of each interface a slot for each period, the oldest first. */
export type Throughput = {
  readonly periods: readonly string[];
  readonly items: readonly { readonly interface: string; readonly slots: readonly ThroughputSlot[] }[];
};

/** By what another system is reached. */
export type ShownConnection = WireRecord & {
  /** The confirmed key of an SFTP server. */
  readonly fingerprint: string | null;
  readonly problems: readonly string[];
  /** Of the interfaces that name it. */
  readonly interfaces: readonly Label[];
};

export type ConnectionInput = {
  readonly name: string;
  readonly kind: 'sftp' | 'https' | 'folder' | 'webhook';
  readonly signIn: 'none' | 'password' | 'key' | 'header' | 'oauth' | 'certificate' | 'standard' | 'hmac';
  readonly address?: string;
  readonly port?: number;
  readonly userName?: string;
  readonly secret?: string;
  readonly passphrase?: string;
  readonly tokenAddress?: string;
  readonly scope?: string;
  readonly fingerprint?: string;
};

/** A row that was refused, with what is wrong by column. */
export type RefusedRow = {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly createdAt: string;
  readonly row: Readonly<Record<string, string>>;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
};

export const readInterfaces = async (signal?: AbortSignal): Promise<readonly ShownInterface[]> =>
  (
    await sendRequest<{ items: readonly ShownInterface[] }>('GET', '/exchange/interfaces', {
      ...(signal && { signal }),
    })
  ).body.items;

export const readStanding = async (signal?: AbortSignal): Promise<readonly InterfaceStanding[]> =>
  (
    await sendRequest<{ items: readonly InterfaceStanding[] }>('GET', '/exchange/standing', {
      ...(signal && { signal }),
    })
  ).body.items;

export const readThroughput = async (by: 'hour' | 'day', signal?: AbortSignal): Promise<Throughput> =>
  (await sendRequest<Throughput>('GET', `/exchange/throughput?by=${by}`, { ...(signal && { signal }) })).body;

export const readRefusedRows = async (name: string, signal?: AbortSignal): Promise<readonly RefusedRow[]> =>
  (
    await sendRequest<{ items: readonly RefusedRow[] }>(
      'GET',
      `/exchange/messages?interface=${encodeURIComponent(name)}`,
      { ...(signal && { signal }) },
    )
  ).body.items;

export const readConnections = async (signal?: AbortSignal): Promise<readonly ShownConnection[]> =>
  (
    await sendRequest<{ items: readonly ShownConnection[] }>('GET', '/exchange/connections', {
      ...(signal && { signal }),
    })
  ).body.items;

const ask = async <T>(verb: string, body: unknown): Promise<T> =>
  (await sendRequest<T>('POST', `/actions/exchange.${verb}`, { body })).body;
const call = async (verb: string, body: unknown): Promise<void> => {
  await ask(verb, body);
};

/** What came of adding a connection: `fingerprint` of its server's key, to be confirmed first, or `secret`, told once. */
export type Connected = { readonly fingerprint?: string; readonly secret?: string };

export const connect = (input: ConnectionInput): Promise<Connected> => ask<Connected>('connect', input);

export const testConnection = (connection: string): Promise<void> => call('test', { connection });
export const removeConnection = (connection: string): Promise<void> => call('disconnect', { connection });
export const setSecret = (connection: string, secret: string): Promise<void> =>
  call('setSecret', { connection, secret });

/** What key a server shows now. */
export const readServerKey = async (connection: string): Promise<string> =>
  (await ask<{ fingerprint: string }>('trust', { connection })).fingerprint;
export const trustServerKey = (connection: string, fingerprint: string): Promise<void> =>
  call('trust', { connection, fingerprint });

export const pickUpNow = (name: string): Promise<void> => call('pickUp', { interface: name });
export const pauseInterface = (name: string): Promise<void> => call('pause', { interface: name });
export const resumeInterface = (name: string): Promise<void> => call('resume', { interface: name });

const upload = async (file: File): Promise<string> =>
  (await sendFile(file, () => undefined, new AbortController().signal, 'import')).id;

/** Uploads files and delivers them one after the other, documents together with the side file of the same name. */
export async function deliverFiles(
  { name, side }: Pick<ShownInterface, 'name' | 'side'>,
  files: readonly File[],
): Promise<void> {
  const isSide = (file: File): boolean => side !== null && file.name.toLowerCase().endsWith(`.${side}`);
  const stemOf = (file: File): string => file.name.replace(/\.[^.]*$/, '').toLowerCase();
  for (const file of files.filter((one) => !isSide(one))) {
    const beside = files.find((one) => isSide(one) && stemOf(one) === stemOf(file));
    const given = { file: await upload(file), ...(beside && { side: await upload(beside) }) };
    await call('deliver', { interface: name, ...given });
  }
}

export const retryRow = (message: string, row: Readonly<Record<string, string>>): Promise<void> =>
  call('retry', { message, row });

export const retryAllRows = (name: string): Promise<void> => call('retry', { interface: name });

/** Reads a delivery that could not be read once more. */
export const rereadDelivery = (delivery: string): Promise<void> => call('reread', { delivery });

export const dropRow = (message: string): Promise<void> => call('drop', { message });

/** An outgoing interface as people see it. */
export type ShownOutgoing = {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly help: Label | null;
  /** Name of the connection, and whether somebody has added it. */
  readonly connection: string;
  readonly isThere: boolean;
  readonly next: string | null;
  readonly state: WireRecord | null;
  readonly problems: readonly string[];
  /** The last ones, the newest first. */
  readonly packages: readonly WireRecord[];
};

export const readOutgoing = async (signal?: AbortSignal): Promise<readonly ShownOutgoing[]> =>
  (await sendRequest<{ items: readonly ShownOutgoing[] }>('GET', '/exchange/outgoing', { ...(signal && { signal }) }))
    .body.items;

export const sendNow = (outgoing: string): Promise<void> => call('send', { outgoing });
export const stopSending = (outgoing: string): Promise<void> => call('stopSending', { outgoing });
export const sendPackageAgain = (id: string): Promise<void> => call('sendAgain', { package: id });
/** Gives up a package that the other side does not take. */
export const giveUpPackage = (id: string): Promise<void> => call('giveUp', { package: id });
