import type { Language } from '@leitwerk/metadata/shown-type';

type Guide = {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly { readonly heading: string; readonly html: string }[];
};

const code = (text: string): string =>
  `<pre>${text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`;

const SIGN_IN = code(`curl -H "Authorization: Bearer lw_…" https://crm.example.com/api/records/lead?limit=10`);
const FILTER =
  code(`GET /api/records/contract?filter={"status":"active","team.name":{"eq":"Nord"},"or":[{"begin":{"gte":"2026-01-01"}},{"begin":null}]}
    &sort=-createdAt&fields=contractNumber,status&expand=lead`);
const PAGING = code(`let after;
do {
  const page = await get('/api/records/lead?limit=500' + (after ? '&after=' + encodeURIComponent(after) : ''));
  use(page.items);
  after = page.next;
} while (after);`);
const ONCE = code(`curl -X POST -H "Authorization: Bearer lw_…" -H "Content-Type: application/json" \\
     -H "Idempotency-Key: order-4711" -d '{"kind":"person","lastName":"Beispiel"}' https://crm.example.com/api/records/lead`);
const ERROR = code(`{ "type": "about:blank", "title": "…", "status": 422, "code": "record.invalid", "requestId": "…",
  "issues": [ { "path": "lastName", "code": "value.required", "message": "…" } ] }`);
const VERIFY = code(`import { Webhook } from 'standardwebhooks';
// rawBody: the bytes as they came, before any JSON is parsed
const event = new Webhook(process.env.HOOK_SECRET).verify(rawBody, request.headers);
if (await isKnown(request.headers['webhook-id'])) return reply(204);`);
const CLIENT = code(`npx leitwerk client ./crm-client --url https://crm.example.com --token lw_…`);

/** What one has to know before the single operations, for the page at `/api/docs`. Written here, so it holds HTML of ours alone. */
export const apiGuide: Readonly<Record<Language, Guide>> = {
  de: {
    title: 'API',
    intro:
      'Alle Operationen in den Rechten dessen, der diese Seite öffnet: angemeldet mit der Sitzung des Browsers oder unten über „Authorize“ mit einem API-Schlüssel. Was Sie hier ausprobieren, geschieht wirklich.',
    sections: [
      {
        heading: 'Anmelden',
        html: `<p>Programme senden einen persönlichen API-Schlüssel, der unter <a href="/settings">Einstellungen</a> angelegt wird, auf Wunsch nur für einzelne Entitäten und Aktionen.</p>${SIGN_IN}<p>Zu viele Anfragen werden mit 429 beantwortet; <code>Retry-After</code> und <code>RateLimit</code> sagen, wann es weitergeht.</p>`,
      },
      {
        heading: 'Filtern, sortieren, Felder wählen',
        html: `<p>Der Filter ist JSON (in der Adresse kodiert). Mehrere Felder gelten zusammen; <code>or</code> und <code>not</code> verbinden, Punkte führen über Verweise.</p>${FILTER}`,
      },
      {
        heading: 'Seiten',
        html: `<p>Listen kommen seitenweise (höchstens 500). <code>next</code> der einen Seite ist <code>after</code> der nächsten; was inzwischen dazukommt, verschiebt nichts.</p>${PAGING}`,
      },
      {
        heading: 'Wiederholen ohne doppelte Wirkung',
        html: `<p>Wer keine Antwort bekam, sendet dasselbe mit demselben <code>Idempotency-Key</code> noch einmal und erhält die erste Antwort. Änderungen nennen mit <code>If-Match</code> die gelesene Version; 412 heißt: Es gibt eine neuere.</p>${ONCE}`,
      },
      {
        heading: 'Fehler',
        html: `<p>Fehler sind <code>application/problem+json</code> (RFC 9457) in der Sprache von <code>Accept-Language</code>. Unbekannte Parameter und Felder werden abgelehnt, nie übergangen.</p>${ERROR}`,
      },
      {
        heading: 'Webhooks',
        html: `<p>Unter <a href="/webhooks">Webhooks</a> wird eingerichtet, wem was gemeldet wird. Meldungen sind nach Standard Webhooks signiert und kommen mindestens einmal; dieselbe <code>webhook-id</code> ist dieselbe Meldung.</p>${VERIFY}`,
      },
      {
        heading: 'Ein TypeScript-Client für genau diese Konfiguration',
        html: `<p>Mit allen eigenen Feldern als Typen:</p>${CLIENT}`,
      },
    ],
  },
  en: {
    title: 'API',
    intro:
      'Every operation in the rights of whoever opens this page: signed in by the browser’s session, or below by “Authorize” with an API token. What you try out here really happens.',
    sections: [
      {
        heading: 'Sign in',
        html: `<p>Programs send a personal API token, which is made under <a href="/settings">Settings</a>, if wanted for single entities and actions only.</p>${SIGN_IN}<p>Too many requests are answered 429; <code>Retry-After</code> and <code>RateLimit</code> say when it goes on.</p>`,
      },
      {
        heading: 'Filter, sort, choose fields',
        html: `<p>A filter is JSON (encoded in the address). Several fields hold together; <code>or</code> and <code>not</code> join, points lead along references.</p>${FILTER}`,
      },
      {
        heading: 'Pages',
        html: `<p>Lists come in pages (500 at most). <code>next</code> of one page is <code>after</code> of the following; what is added meanwhile moves nothing.</p>${PAGING}`,
      },
      {
        heading: 'Again without a double effect',
        html: `<p>Who got no answer sends the same with the same <code>Idempotency-Key</code> again and gets the first answer. Changes name the version that was read by <code>If-Match</code>; 412 means that there is a newer one.</p>${ONCE}`,
      },
      {
        heading: 'Errors',
        html: `<p>Errors are <code>application/problem+json</code> (RFC 9457) in the language of <code>Accept-Language</code>. Unknown parameters and fields are refused, never ignored.</p>${ERROR}`,
      },
      {
        heading: 'Webhooks',
        html: `<p>Under <a href="/webhooks">Webhooks</a> one sets up who is told of what. Deliveries are signed by Standard Webhooks and come at least once; the same <code>webhook-id</code> is the same delivery.</p>${VERIFY}`,
      },
      {
        heading: 'A TypeScript client for exactly this configuration',
        html: `<p>With all own fields as types:</p>${CLIENT}`,
      },
    ],
  },
};
