import { tmpdir } from 'node:os';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Browser } from 'playwright-core';
import { documentsIssue } from './documents-issue.ts';
import { findChromium } from './find-chromium.ts';

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

/** Starts a browser that has shown that it can set text. Throws `ActionRefused` when there is none. */
export async function launchChromium(): Promise<Browser> {
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
    const unsafe = () => chromium.launch({ ...options, chromiumSandbox: false });
    // Root never has the browser's own sandbox, and not every machine grants what it needs.
    const isRoot = process.getuid?.() === 0;
    const opened = isRoot
      ? await unsafe()
      : await chromium.launch({ ...options, chromiumSandbox: true }).catch(async () => {
          const without = await unsafe();
          process.emitWarning('Chromium sets letters without its own sandbox: this machine does not grant it.', {
            type: 'SecurityWarning',
            code: 'LEITWERK_NO_SANDBOX',
          });
          return without;
        });
    try {
      await mustShowText(opened);
    } catch (error) {
      await opened.close().catch(() => undefined);
      throw error;
    }
    return opened;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new ActionRefused([documentsIssue('', 'documents.no-browser', { reason })], 503);
  }
}

/** Where a machine has no font at all, pages stay empty without a word. */
const LEAST_BYTES = 1500;

async function mustShowText(opened: Browser): Promise<void> {
  const page = await opened.newPage({ javaScriptEnabled: false });
  await page.setContent('<p>A</p>');
  const { length } = await page.pdf();
  await page.close();
  if (length < LEAST_BYTES) throw new Error('it finds no font');
}
