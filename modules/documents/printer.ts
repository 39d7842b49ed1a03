import { ActionRefused } from '@leitwerk/platform/module/module';
import type { Browser, Page } from 'playwright-core';
import { documentsIssue } from './documents-issue.ts';
import { launchChromium } from './launch-chromium.ts';
import { makePool } from './pool.ts';

/** Letters that are set at a time. */
const PAGES = 3;
const LONGEST_MS = 20_000;
/** A browser that has nothing to do takes memory. */
const IDLE_MS = 60_000;
/** After so many letters another browser takes over, so that what one keeps is bounded. */
const LETTERS_PER_BROWSER = 2000;

type Running = {
  readonly opened: Promise<Browser>;
  letters: number;
  /** Those that are open, lent or not. */
  pages: number;
  /** Another one has taken over: it is closed with its last page. */
  isLeft: boolean;
};
type Lent = { readonly page: Page; readonly running: Running };

export type Printer = {
  /** @returns the bytes of a PDF. Throws `ActionRefused` for what takes too long */
  readonly print: (html: string) => Promise<Buffer>;
  /** Closes the browser when its letters are done. */
  readonly end: () => Promise<void>;
};

type Options = { readonly launch: () => Promise<Browser>; readonly mostLetters: number; readonly longestMs: number };

/**
 * Sets HTML in pages of one browser at a time. The page runs no script, has no network and no disk: whatever a letter names is not
 * fetched. The browser ends with this process, however that ends, because it listens at a pipe of ours.
 */
export function makePrinter({ launch, mostLetters, longestMs }: Options): Printer {
  let current: Running | null = null;
  let idle: NodeJS.Timeout | undefined;

  const start = (): Running => {
    const running: Running = { opened: launch(), letters: 0, pages: 0, isLeft: false };
    void running.opened.then(
      (opened) => opened.on('disconnected', () => void leave(running)),
      () => undefined,
    );
    return running;
  };
  const openPage = async (): Promise<Lent> => {
    current ??= start();
    const running = current;
    // Counted before it is there, so that nobody closes the browser meanwhile.
    running.pages += 1;
    try {
      const opened = await running.opened;
      const context = await opened.newContext({ javaScriptEnabled: false, offline: true, acceptDownloads: false });
      await context.route('**/*', (route) => route.abort());
      return { page: await context.newPage(), running };
    } catch (error) {
      await leave(running);
      await gone(running);
      throw error;
    }
  };
  const gone = async (running: Running): Promise<void> => {
    running.pages -= 1;
    await closeWhenLeft(running);
  };
  const pool = makePool<Lent>({
    most: PAGES,
    make: openPage,
    drop: async ({ page, running }) => {
      await page
        .context()
        .close()
        .catch(() => undefined);
      await gone(running);
    },
  });
  /** The next page is one of another browser. */
  const leave = async (running: Running): Promise<void> => {
    running.isLeft = true;
    if (current === running) {
      current = null;
      await pool.end();
    }
    await closeWhenLeft(running);
  };
  const set = async ({ page, running }: Lent, html: string): Promise<Buffer> => {
    try {
      return await inTime(setPage(page, html), longestMs);
    } catch (error) {
      // Its browser may be about to end.
      if (!(error instanceof ActionRefused)) void leave(running);
      throw error;
    } finally {
      running.letters += 1;
      if (running.letters >= mostLetters) void leave(running);
    }
  };
  const end = async (): Promise<void> => {
    if (current) await leave(current);
  };
  return {
    end,
    print: async (html) => {
      clearTimeout(idle);
      try {
        return await again(() => pool.use((lent) => set(lent, html)));
      } finally {
        clearTimeout(idle);
        idle = setTimeout(() => void end(), IDLE_MS).unref();
      }
    },
  };
}

async function closeWhenLeft({ isLeft, pages, opened }: Running): Promise<void> {
  if (!isLeft || pages > 0) return;
  const browser = await opened.catch(() => null);
  await browser?.close().catch(() => undefined);
}

async function setPage(page: Page, html: string): Promise<Buffer> {
  // `inTime` says how long it may take, in words.
  await page.setContent(html, { waitUntil: 'load', timeout: 0 });
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

async function inTime(work: Promise<Buffer>, longestMs: number): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const refusal = documentsIssue('template', 'documents.too-long', { seconds: longestMs / 1000 });
    timer = setTimeout(() => reject(new ActionRefused([refusal])), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

const printer = makePrinter({ launch: launchChromium, mostLetters: LETTERS_PER_BROWSER, longestMs: LONGEST_MS });

/** Sets HTML in pages; see `makePrinter`. */
export const printPage = printer.print;
export const endPrinting = printer.end;
