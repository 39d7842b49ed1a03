import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestScreens } from './start-screens.ts';

/** Who works in the designer in tests. */
export const CONSULTANT = 'consultant@example.com';

type Named = { readonly kind: string; readonly id: string };

/** @param documents definitions that it adds to what is live */
export async function makeDraft(
  { server }: TestScreens,
  name: string,
  documents: readonly Named[] = [],
): Promise<string> {
  const made = await server.ask(CONSULTANT, 'POST', '/api/metadata/drafts', { name });
  const { id, revision } = made.body as { id: string; revision: number };
  const operations = documents.map((value) => ({ op: 'add', at: [`${value.kind}/${value.id}`], value }));
  if (operations.length === 0) return id;
  const changed = await server.ask(CONSULTANT, 'PATCH', `/api/metadata/drafts/${id}`, { revision, operations });
  expect(changed.status, changed.text).toBe(200);
  return id;
}

/** A definition as the draft has it on the server; it must be there. */
export async function documentIn<T = Record<string, unknown>>(
  { server }: TestScreens,
  draft: string,
  kind: string,
  id: string,
): Promise<T> {
  const { body } = await server.ask(CONSULTANT, 'GET', `/api/metadata/drafts/${draft}`);
  const { documents } = body as { documents: { document: Named }[] };
  const found = documents.find(({ document }) => document.kind === kind && document.id === id);
  expect(found, `${kind} ${id}`).toBeDefined();
  return found?.document as T;
}

/** @param path of a definition, `entity/lead` */
export async function openDefinition(screens: TestScreens, page: Page, draft: string, path: string): Promise<void> {
  await page.goto(`${screens.url}/designer/drafts/${draft}/${path}`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
}

/** Waits until the page says that the draft is saved. */
export const isSaved = (page: Page): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /^(Gespeichert|Saved)$/ })
    .waitFor();
