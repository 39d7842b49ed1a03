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
  readonly columns: readonly InterfaceColumn[];
  /** The delivery that came last. */
  readonly last: WireRecord | null;
  /** Why it could not be read. */
  readonly problems: readonly string[];
  /** Rows about which nobody has decided yet. */
  readonly refused: number;
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

export const readRefusedRows = async (name: string, signal?: AbortSignal): Promise<readonly RefusedRow[]> =>
  (
    await sendRequest<{ items: readonly RefusedRow[] }>(
      'GET',
      `/exchange/messages?interface=${encodeURIComponent(name)}`,
      { ...(signal && { signal }) },
    )
  ).body.items;

const call = async (verb: string, body: unknown): Promise<void> => {
  await sendRequest('POST', `/actions/exchange.${verb}`, { body });
};

/** Uploads a file and delivers it. */
export async function deliverFile(name: string, file: File): Promise<void> {
  const stored = await sendFile(file, () => undefined, new AbortController().signal, 'import');
  await call('deliver', { interface: name, file: stored.id });
}

export const retryRow = (message: string, row: Readonly<Record<string, string>>): Promise<void> =>
  call('retry', { message, row });

export const retryAllRows = (name: string): Promise<void> => call('retry', { interface: name });

export const dropRow = (message: string): Promise<void> => call('drop', { message });
