import type { Browser } from 'playwright-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { launchChromium } from './launch-chromium.ts';
import type { Printer } from './printer.ts';
import { makePrinter } from './printer.ts';

const letter = (at: number) => `<!doctype html><p>Brief ${at}</p>`;

let printer: Printer | undefined;
afterEach(() => printer?.end());

/** A printer with the browsers that it has started. */
function watched(mostLetters: number, longestMs = 20_000) {
  const browsers: Browser[] = [];
  const launch = async () => {
    const one = await launchChromium();
    browsers.push(one);
    return one;
  };
  printer = makePrinter({ launch, mostLetters, longestMs });
  return { printer, browsers, open: () => browsers.filter((one) => one.isConnected()).length };
}

describe('a printer', () => {
  it('has one browser take over from another under load: no letter is lost, and no browser stays', async () => {
    const { printer, browsers, open } = watched(4);
    // The first browser is still working when the next one takes over.
    const letters = await Promise.all(Array.from({ length: 20 }, (_, at) => printer.print(letter(at))));
    expect(letters.every((one) => one.subarray(0, 5).toString() === '%PDF-')).toBe(true);
    expect(browsers.length).toBeGreaterThanOrEqual(4);
    await printer.end();
    await vi.waitFor(() => expect(open()).toBe(0), 10_000);
  });

  it('closes a browser after its letters, not under them', async () => {
    const { printer, browsers, open } = watched(1000);
    await printer.print(letter(0));
    const running = printer.print(letter(1));
    // It has its page by now.
    await new Promise((resolve) => setImmediate(resolve));
    await printer.end();
    expect((await running).subarray(0, 5).toString()).toBe('%PDF-');
    await vi.waitFor(() => expect(open()).toBe(0), 10_000);
    expect(browsers).toHaveLength(1);
  });

  it('goes on with another browser when one ends under its hands, and that one is the only one', async () => {
    const { printer, browsers, open } = watched(1000);
    await printer.print(letter(0));
    await Promise.all([browsers[0]?.close(), printer.print(letter(1)), printer.print(letter(2))]);
    await printer.print(letter(3));
    expect(open()).toBe(1);
    expect(browsers).toHaveLength(2);
  });

  it('gives up a page that takes too long, in words', async () => {
    const { printer } = watched(1000, 1);
    await expect(printer.print(letter(0))).rejects.toMatchObject({ issues: [{ code: 'documents.too-long' }] });
  });
});
