import type { Definition } from '@leitwerk/metadata/generated/definitions.gen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DefinitionInEffect } from '../module/module-definitions.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import { escapeMarkup } from './escape-markup.ts';
import { makeManual } from './make-manual.ts';
import { manualToHtml } from './manual-to-html.ts';
import { manualToPdf } from './manual-to-pdf.ts';

const HOSTILE = '</h3><script>alert(1)</script><img src=x onerror="alert(1)">&';

let seed: readonly DefinitionInEffect[];
beforeAll(async () => {
  // What the seed adapts in definitions of modules is told with those.
  seed = (await seedDocuments())
    .map(({ document }) => document as Definition)
    .filter((one): one is DefinitionInEffect => one.kind !== 'adaptation');
});

const html = (language: 'de' | 'en', definitions = seed): string =>
  manualToHtml(makeManual(definitions, [], language, ['Version 1']));

/** The definitions with another text in place of every label and help. */
function relabelled(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((one) => relabelled(one, text));
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  if (keys.includes('de') && keys.includes('en')) return { de: text, en: text };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, relabelled(one, text)]));
}

describe('the manual', () => {
  it.each(['de', 'en'] as const)('has every definition and field of the seed in it (%s)', (language) => {
    const text = html(language);
    let fields = 0;
    for (const one of seed.filter(({ kind }) => kind !== 'scenario')) {
      expect(text, one.id).toContain(
        `id="${one.kind}-${one.id}">${escapeMarkup(`${one.label[language]} (${one.id})`)}`,
      );
      if (one.kind !== 'entity') continue;
      expect(text).toContain(`/api/records/${one.name}`);
      for (const field of one.fields) {
        fields += 1;
        expect(text, `${one.id}.${field.id}`).toContain(
          escapeMarkup(`${field.label[language]} (${field.name ?? field.id})`),
        );
        if (field.help) expect(text).toContain(escapeMarkup(field.help[language]));
      }
    }
    expect(fields).toBeGreaterThan(200);
    // References are said by name, values by their words, and each process has its picture.
    const numbering = language === 'de' ? 'Nummernkreis: Interessentennummer' : 'Numbering: Lead number';
    expect(text.includes(`${numbering} (lead-number)`)).toBe(true);
    expect(text.includes(language === 'de' ? 'Ereignisse</strong>: Angebot versendet' : 'Events</strong>: Offer')).toBe(
      true,
    );
    const drawn = seed.filter(({ kind }) => kind === 'workflow' || kind === 'contract-status');
    expect(text.match(/<svg /g)).toHaveLength(drawn.length);
    for (const one of seed.filter((given) => given.kind === 'contract-status'))
      for (const state of one.states) expect(text).toContain(escapeMarkup(state.label[language].split(' ')[0] ?? ''));
  });

  it('is one file that asks for nothing from outside and runs nothing', () => {
    const text = html('de');
    expect(text).toContain("default-src 'none'");
    const addresses = [...text.matchAll(/(?:href|src|url)\s*[=(]\s*["']?([^"')\s>]+)/g)].map(([, address]) => address);
    expect(addresses.filter((one) => !one?.startsWith('#'))).toEqual([]);
    expect(text).not.toMatch(/<script|<link|<img|@import| on\w+=/);
  });

  it('escapes whatever people have written', () => {
    const text = html('en', relabelled(seed, HOSTILE) as readonly DefinitionInEffect[]);
    expect(text).toContain(escapeMarkup(HOSTILE));
    expect(text).not.toMatch(/<script|<img/);
    expect(escapeMarkup('a\u0000<\u001b"')).toBe('a&lt;&quot;');
  });

  it('is a PDF with its fonts inside, whatever is written in it', async () => {
    const few = seed.filter(({ kind, id }) => id === 'offer' || id === 'offer-status' || kind === 'numbering');
    const bytes = Buffer.from(
      await manualToPdf(makeManual([...few, ...(relabelled(few, HOSTILE) as DefinitionInEffect[])], [], 'de', ['x'])),
    );
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain('/FontFile2');
    expect(bytes.toString('latin1')).not.toContain('/URI');
  });
});

describe('on a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(await seedDocuments(false), undefined, false);
  });
  afterAll(() => server.close());

  it('is given for what is live and for a draft, to those who may read definitions', async () => {
    const ask = (query: string, as: string | null = 'admin@example.com') =>
      server.ask(as, 'GET', `/api/metadata/manual${query}`);
    const live = await ask('?language=de');
    expect([live.status, live.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(live.headers['content-disposition']).toBe('attachment; filename="handbuch-utility-crm-1.0.0.html"');
    expect(live.text).toContain('Version 1 der Konfiguration, wie sie live ist');
    const pdf = await ask('?format=pdf&language=en');
    expect([pdf.status, pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);

    const { id } = (await server.ask('admin@example.com', 'POST', '/api/metadata/drafts', { name: 'Neu <b>' }))
      .body as { id: string };
    const operations = [{ op: 'set', at: ['entity/lead', 'label', 'de'], value: 'Ganz anders' }];
    await server.ask('admin@example.com', 'PATCH', `/api/metadata/drafts/${id}`, { revision: 0, operations });
    const drafted = await ask(`?draft=${id}&language=de`);
    expect(drafted.text).toContain('Ganz anders (lead)');
    expect(drafted.text).toContain('Entwurf „Neu &lt;b&gt;“ über Version 1');

    expect((await ask('?format=doc')).status).toBe(400);
    expect((await ask('?draft=x')).status).toBe(404);
    expect((await ask('', 'sales@example.com')).status).toBe(403);
    expect((await ask('', null)).status).toBe(401);
  });
});
