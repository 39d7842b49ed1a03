import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGraphileQueue } from '../job/graphile-queue.ts';
import type { JobQueue } from '../job/job-queue.ts';
import { openSignedIn, violations } from './open-signed-in.ts';
import type { TestScreens } from './start-screens.ts';
import { chromiumPath, startScreens } from './start-screens.ts';

const ADMIN = 'admin@example.com';

describe.skipIf(chromiumPath === undefined)(`jobs${chromiumPath ? '' : ' (skipped: no chromium)'}`, () => {
  let screens: TestScreens;
  /** Its jobs are dead after one attempt. */
  let queue: JobQueue;
  let task: string;
  let isFixed = false;
  const done: unknown[] = [];

  beforeAll(async () => {
    screens = await startScreens();
    const { database } = screens.server;
    queue = await openGraphileQueue(database, { log: () => undefined, attempts: 1 });
    const work = async (payload: unknown): Promise<void> => {
      if (!isFixed) throw new Error('connect ECONNREFUSED 10.0.0.7:443');
      done.push(payload);
    };
    await queue.start({ react: work, notify: work, 'workflow-follow': work }, []);
    const made = await screens.server.ask(ADMIN, 'POST', '/api/records/task', {
      subject: 'Zähler ablesen',
      priority: 'normal',
    });
    task = (made.body as { id: string }).id;
  });
  afterAll(async () => {
    await queue.stop();
    await screens.close();
  });
  beforeEach(async () => {
    isFixed = false;
    done.length = 0;
    await queue.discard((await queue.dead()).map(({ id }) => id));
    await screens.server.database.query(sql`truncate leitwerk.job_decision`);
    await queue.enqueue([
      {
        name: 'react',
        payload: { reaction: 'blacklist-recheck', event: { entity: 'task', recordId: task } },
      },
      {
        name: 'workflow-follow',
        payload: { events: [{ entity: 'task', recordId: '01900000-0000-7000-8000-000000000000' }] },
      },
      { name: 'notify', payload: {} },
    ]);
    await expect.poll(async () => (await queue.dead()).length, { timeout: 20_000 }).toBe(3);
  });

  it('that have failed are shown at the edge of every page, tried again and discarded', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
    await page.getByRole('button', { name: 'Hintergrundarbeiten: 3 gescheitert' }).click();
    await page.getByRole('heading', { name: 'Hintergrundarbeiten' }).waitFor();
    const line = page.getByRole('listitem').filter({ hasText: 'Reaktion: blacklist-recheck' });
    await line.getByText('connect ECONNREFUSED').waitFor();
    await expect
      .poll(() => line.getByRole('link', { name: 'Zähler ablesen' }).getAttribute('href'))
      .toBe(`/records/task/${task}`);
    await page.getByText('ein Datensatz, der nicht zu sehen ist').waitFor();
    expect(await violations(page)).toEqual([]);

    isFixed = true;
    await line.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.getByText('Eine Arbeit wird erneut versucht.').waitFor();
    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(1);
    await page.getByText('Reaktion: erneut versucht').waitFor();
    await line.waitFor({ state: 'detached' });

    await page.getByRole('checkbox', { name: 'Wählen: Benachrichtigen' }).check();
    await page.getByRole('button', { name: 'Verwerfen', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Diese Arbeit verwerfen?' });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Abbrechen' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await queue.dead()).toHaveLength(2);
    await page.getByRole('button', { name: 'Verwerfen', exact: true }).click();
    await dialog.getByRole('button', { name: 'Verwerfen' }).click();
    await page.getByText('Benachrichtigen: verworfen').waitFor();
    await page.getByText('Andrea Adler').last().waitFor();

    await page.getByRole('button', { name: 'Alle verwerfen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click();
    await page.getByText('Nichts ist gescheitert.').waitFor();
    await page.getByRole('button', { name: /gescheitert$/ }).waitFor({ state: 'detached' });
    expect(await queue.dead()).toEqual([]);
    expect(done).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('are reached from the menu of the person and from the search, and come while the page is open', async () => {
    const { page, errors } = await openSignedIn(screens, 'Andrea Adler', { colorScheme: 'dark' }, 'en');
    await page.getByRole('button', { name: /^User menu|Andrea Adler/ }).click();
    await page.getByRole('menuitem', { name: 'Background work' }).click();
    await page.getByText('Reaction: blacklist-recheck').waitFor();
    expect(await violations(page)).toEqual([]);
    await queue.enqueue([{ name: 'react', payload: { reaction: 'later' } }]);
    await page.getByText('Reaction: later').waitFor();
    await page.goto(screens.url);
    await page.locator('#main h1').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: /search/i }).fill('background');
    await page.getByRole('button', { name: 'Background work', exact: true }).click();
    await page.waitForURL('**/jobs');
    isFixed = true;
    await page.getByRole('button', { name: 'Try all again' }).click();
    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(4);
    await page.getByText('Nothing has failed.').waitFor();
    expect(errors).toEqual([]);
  });

  it('leave room for the rest of the header on a phone', async () => {
    const { page } = await openSignedIn(screens, 'Andrea Adler', { viewport: { width: 390, height: 850 } });
    await page.getByRole('button', { name: /gescheitert$/ }).waitFor();
    const box = await page.getByRole('button', { name: /Andrea Adler/ }).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.goto(`${screens.url}/jobs`);
    await page.getByText('blacklist-recheck').waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBe(390);
    expect(await violations(page)).toEqual([]);
  });

  it('are nothing for others', async () => {
    const { page } = await openSignedIn(screens, 'Sven Sommer');
    await page.goto(`${screens.url}/jobs`);
    await page.getByText('Hier ist nichts').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /gescheitert/ }).count()).toBe(0);
    await page.getByRole('button', { name: /Sven Sommer/ }).click();
    await page.getByRole('menuitem', { name: 'Einstellungen' }).waitFor();
    await expect.poll(() => page.getByRole('menuitem', { name: 'Hintergrundarbeiten' }).count()).toBe(0);
  });
});
