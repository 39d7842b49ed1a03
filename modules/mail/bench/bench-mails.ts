const WORDS =
  'Abschlag Zähler Rechnung Vertrag Strom Gas Lieferstelle Tarif Preis Umzug Kündigung Einzug Guthaben Nachzahlung Ablesung Vollmacht Angebot Kunde Frist Wallbox'.split(
    ' ',
  );
const NAMES = ['Anna', 'Bert', 'Clara', 'Dirk', 'Elif', 'Frank', 'Greta', 'Hasan', 'Ines', 'Jörg'];
const THREAD = 4;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const MINUTES_BETWEEN = 30;

const word = (seed: number): string => WORDS[(seed * 7919) % WORDS.length] ?? '';
const sentence = (seed: number): string =>
  `${Array.from({ length: 12 }, (_, at) => word(seed + at * 31)).join(' ')} ${10_000 + ((seed * 104_729) % 90_000)}.`;

/** Message ids of the first mail of the thread in which a mail stands. */
export const threadOf = (index: number): string => `<bench-${index - (index % THREAD)}@kunde.example>`;

/** A mail of some 2 KB in a thread of four; every tenth is HTML, every twentieth has a file. */
export function benchMail(index: number): string {
  const place = index % THREAD;
  const name = NAMES[index % NAMES.length] ?? '';
  const text = Array.from({ length: 12 }, (_, at) => sentence(index * 13 + at)).join('\r\n');
  const body = index % 10 === 3 ? `<p>${text.replaceAll('\r\n', '</p><p>')}</p>` : text;
  const type = `Content-Type: ${index % 10 === 3 ? 'text/html' : 'text/plain'}; charset=utf-8`;
  const head = [
    `Message-ID: <bench-${index}@kunde.example>`,
    ...(place === 0 ? [] : [`References: ${threadOf(index)}`]),
    `From: ${encoded(`${name} Muster${index % 5000}`)} <p${index % 5000}@kunde.example>`,
    'To: sales@example.com',
    `Subject: ${encoded(`${place === 0 ? '' : 'Re: '}${word(index - place)} ${Math.floor(index / THREAD)}`)}`,
    `Date: ${new Date(FIRST_DAY + index * MINUTES_BETWEEN * 60_000).toUTCString()}`,
    'MIME-Version: 1.0',
  ];
  if (index % 20 !== 7) return [...head, type, 'Content-Transfer-Encoding: 8bit', '', body, ''].join('\r\n');
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    type,
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
    '--b',
    `Content-Type: application/pdf; name="${word(index)}.pdf"`,
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.alloc(3000, index % 251).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
}

const encoded = (text: string): string => `=?utf-8?b?${Buffer.from(text).toString('base64')}?=`;
