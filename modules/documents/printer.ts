import { tmpdir } from 'node:os';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Browser, Page } from 'playwright-core';
import { documentsIssue } from './documents-issue.ts';
import { findChromium } from './find-chromium.ts';
import { makePool } from './pool.ts';

/** Letters that are set at a time. */
const PAGES = 3;
const LONGEST_MS = 20_000;
/** A browser that has nothing to do takes memory. */
const IDLE_MS = 60_000;
/** After so many letters another browser takes over, so that what one keeps is bounded. */
const MOST_LETTERS = 2000;

/** What a browser of ours does without: everything that talks to somebody. */
const ARGS = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

let browser: Promise<Browser> | null = null;
let letters = 0;
let idle: NodeJS.Timeout | undefined;

const pool = makePool<Page>({
  most: PAGES,
  make: openPage,
  drop: (page) => page.context().close(),
});

/**
 * Sets HTML in pages. The page runs no script, has no network and no disk: whatever a letter names is not fetched. The browser ends
 * with this process, however that ends, because it listens at a pipe of ours.
 * @returns the bytes of a PDF. Throws `ActionRefused` for what takes too long
 */
export async function printPage(html: string): Promise<Buffer> {
  clearTimeout(idle);
  try {
    return await again(() => pool.use((page) => inTime(page, setPage(page, html))));
  } finally {
    letters += 1;
    if (letters >= MOST_LETTERS) void endPrinting();
    clearTimeout(idle);
    idle = setTimeout(() => void endPrinting(), IDLE_MS).unref();
  }
}

async function setPage(page: Page, html: string): Promise<Buffer> {
  await page.setContent(html, { waitUntil: 'load', timeout: LONGEST_MS });
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
}

/** A browser may end under one's hands: another one does it then. What a letter itself is refused for is not tried again. */
async function again(work: () => Promise<Buffer>): Promise<Buffer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ActionRefused) throw error;
    return work();
  }
}

async function inTime(page: Page, work: Promise<Buffer>): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const refusal = documentsIssue('template', 'documents.too-long', { seconds: LONGEST_MS / 1000 });
    timer = setTimeout(() => reject(new ActionRefused([refusal])), LONGEST_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
    if (!page.context().browser()?.isConnected()) browser = null;
  }
}

async function openPage(): Promise<Page> {
  browser ??= launch();
  const running = browser;
  try {
    const opened = await running;
    const context = await opened.newContext({ javaScriptEnabled: false, offline: true, acceptDownloads: false });
    await context.route('**/*', (route) => route.abort());
    return await context.newPage();
  } catch (error) {
    if (browser === running) browser = null;
    throw error;
  }
}

async function launch(): Promise<Browser> {
  try {
    const { path, env } = await findChromium();
    // Some 80 MB that a server without letters does not take.
    const { chromium } = await import('playwright-core');
    const options = {
      executablePath: path,
      args: ARGS,
      // Nothing of the server's settings and secrets.
      env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), LANG: 'C.UTF-8', ...env },
      // How this process ends is the server's own care.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    };
    letters = 0;
    // Its own sandbox needs what not every machine grants, and root never has.
    const isRoot = process.getuid?.() === 0;
    const opened = isRoot
      ? await chromium.launch({ ...options, chromiumSandbox: false })
      : await chromium
          .launch({ ...options, chromiumSandbox: true })
          .catch(() => chromium.launch({ ...options, chromiumSandbox: false }));
    await mustShowText(opened);
    opened.on('disconnected', () => {
      browser = null;
      void pool.end();
    });
    return opened;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new ActionRefused([documentsIssue('', 'documents.no-browser', { reason })]);
  }
}

/** Where a machine has no font at all, pages stay empty without a word. */
const LEAST_BYTES = 1500;

async function mustShowText(opened: Browser): Promise<void> {
  const page = await opened.newPage({ javaScriptEnabled: false });
  await page.setContent('<p>A</p>');
  const { length } = await page.pdf();
  await page.close();
  if (length >= LEAST_BYTES) return;
  await opened.close();
  throw new Error('it finds no font');
}

/** Closes the browser when its letters are done. */
export async function endPrinting(): Promise<void> {
  const ended = browser;
  browser = null;
  letters = 0;
  await pool.end();
  const opened = await ended?.catch(() => null);
  await opened?.close().catch(() => undefined);
}
