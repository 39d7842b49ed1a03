import { it } from 'vitest';
import { openSignedIn } from './open-signed-in.ts';
import { startScreens } from './start-screens.ts';

it('looks', async () => {
  const screens = await startScreens();
  const { ask } = screens.server;
  const make = async (entity: string, values: object) =>
    (await ask('admin@example.com', 'POST', `/api/records/${entity}`, values)).body as { id: string; status?: number };
  const lead = (
    await make('lead', {
      kind: 'person',
      firstName: 'Ute',
      lastName: 'Zeitstrahl',
      email: 'u@example.org',
      phone: '030 1234567',
    })
  ).id;
  console.log(await make('task', { lead, subject: 'Rückruf vereinbaren', description: 'Nach 17 Uhr anrufen' }));
  console.log(await make('document', { lead, name: 'Vollmacht' }));
  await make('appointment', {
    lead,
    subject: 'Besuch am Montag',
    start: '2031-05-05T08:00:00Z',
    end: '2031-05-05T09:00:00Z',
  });
  for (let n = 1; n < 30; n += 1)
    await make('journal-entry', {
      lead,
      journal: 'note',
      subject: `Notiz ${n}`,
      text: 'Ein Text',
      happenedAt: `2026-01-${String(n).padStart(2, '0')}T08:00:00Z`,
    });
  await ask('admin@example.com', 'PUT', `/api/drafts/lead/${lead}`, {
    values: { firstName: 'Uta', notes: 'x' },
    baseVersion: 0,
  });
  for (const [scheme, language, width] of [
    ['light', 'de', 1440],
    ['dark', 'en', 390],
  ] as const) {
    const { page } = await openSignedIn(
      screens,
      'Andrea Adler',
      { colorScheme: scheme, viewport: { width, height: 900 } },
      language,
    );
    await page.goto(`${screens.url}/records/lead/${lead}`);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `/tmp/look-${scheme}.png`, fullPage: true });
  }
  await screens.close();
});
