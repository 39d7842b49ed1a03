import { fileAddress } from './files.ts';
import { sendRequest } from './send-request.ts';

export type CardVersion = '3.0' | '4.0';

export type PlannedCard = {
  readonly index: number;
  readonly name: string;
  readonly same: { readonly id: string; readonly title: string; readonly by: readonly string[] } | null;
  readonly issues: readonly { readonly path: string; readonly code: string; readonly message: string }[];
};

export type CardImport = {
  readonly entity: string;
  readonly file: string;
  readonly fixed: Readonly<Record<string, unknown>>;
};

export const readCardEntities = async (): Promise<readonly string[]> =>
  (await sendRequest<readonly string[]>('GET', '/contacts/entities')).body;

/** Records picked by hand, or all that a list shows. */
export type CardQuery = {
  readonly entity: string;
  readonly ids?: readonly string[];
  readonly filter?: unknown;
  readonly search?: string;
};

/** Makes the file and hands it to the browser to be saved. */
export async function downloadCards(what: CardQuery & { readonly version: CardVersion }): Promise<void> {
  const { id } = (await sendRequest<{ readonly id: string }>('POST', '/contacts/export', { body: what })).body;
  window.location.assign(fileAddress(id));
}

export const previewCards = async (given: CardImport): Promise<readonly PlannedCard[]> =>
  (await sendRequest<{ readonly cards: readonly PlannedCard[] }>('POST', '/contacts/preview', { body: given })).body
    .cards;

export const importCards = async (
  given: CardImport & { readonly cards: readonly { readonly index: number; readonly record?: string }[] },
): Promise<{ readonly created: number; readonly updated: number }> =>
  (
    await sendRequest<{ readonly created: number; readonly updated: number }>('POST', '/contacts/import', {
      body: given,
    })
  ).body;
