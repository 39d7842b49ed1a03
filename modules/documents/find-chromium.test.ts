import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { unpackChromium } from './find-chromium.ts';
import { fontRules } from './fonts.ts';
import { textOfPdf } from './testing/text-of-pdf.ts';

it('the browser that comes with the package sets text, on a machine that has none of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-chromium-'));
  try {
    const { path, env } = await unpackChromium(folder);
    const browser = await chromium.launch({
      executablePath: path,
      chromiumSandbox: false,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, LANG: 'C.UTF-8', ...env },
    });
    try {
      const page = await browser.newPage({ javaScriptEnabled: false });
      const html = '<p>Grüße für 12 €, Wiśniewska</p>';
      await page.setContent(`<style>${fontRules('serif', html)}body{font-family:Letter}</style>${html}`);
      expect(await textOfPdf(await page.pdf())).toEqual([expect.stringContaining('Grüße für 12 €, Wiśniewska')]);
    } finally {
      await browser.close();
    }
    // It is there the next time.
    expect(await unpackChromium(folder)).toEqual({ path, env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
