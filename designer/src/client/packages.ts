import type { Problem } from '@leitwerk/metadata/wire';
import { sendRequest } from '@leitwerk/runtime-ui/renderer';
import type { Draft } from './drafts.ts';
import type { Difference } from './versions.ts';

export type InstalledPackage = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly checksum: string;
  readonly at: string;
  /** Whether what is live lies over it. */
  readonly live: boolean;
};

export type ShippedPackage = Pick<InstalledPackage, 'name' | 'version' | 'checksum'>;

export const readPackages = async () =>
  (
    await sendRequest<{ readonly items: readonly InstalledPackage[]; readonly shipped: ShippedPackage }>(
      'GET',
      '/metadata/packages',
    )
  ).body;

/** Addresses of files that a browser downloads. */
export const archiveAddresses = {
  live: '/api/metadata/archive',
  overlay: '/api/metadata/overlay-archive',
} as const;

/** Address of the manual, in the reader's language. @param draft id; that of what is live when absent */
export const manualAddress = (format: 'html' | 'pdf', language: string, draft?: string): string =>
  `/api/metadata/manual?${new URLSearchParams({ format, language, ...(draft !== undefined && { draft }) })}`;

/** A draft of what an archive holds; null when it is the package that is here already. */
export async function takeArchive(
  archive: File,
  options: { readonly name?: string; readonly mergeDrift?: boolean } = {},
): Promise<Draft | null> {
  const body = new FormData();
  body.set('file', archive);
  const query = { name: options.name, ...(options.mergeDrift && { mergeDrift: 'true' }) } as Record<string, string>;
  return (await sendRequest<Draft | null>('POST', '/metadata/archive', { body, query })).body;
}

/** The same for the files of a folder. */
export const takeDocuments = async (documents: readonly { readonly file: string; readonly document: unknown }[]) =>
  (await sendRequest<Draft | null>('POST', '/metadata/upgrade', { body: { documents } })).body;

export const takeShipped = async (): Promise<Draft | null> =>
  (await sendRequest<Draft | null>('POST', '/metadata/upgrade-to-shipped', { body: {} })).body;

/** What has been changed here alone, when an overlay is refused because of it. */
export const driftOf = (problem: Problem): readonly Difference[] | null =>
  problem.code === 'package.drift' ? ((problem as Problem & { drift?: readonly Difference[] }).drift ?? []) : null;
