import type { LegalBasis } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireAccess, WirePersonOverview } from '@leitwerk/metadata/wire/privacy';

type Texts = {
  readonly title: string;
  readonly file: string;
  readonly lines: (by: string, at: string) => readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly bases: Readonly<Record<LegalBasis, string>>;
  readonly kept: string;
  readonly outcome: (until: string | null, reason: string | null) => string;
  readonly origin: string;
  readonly withheld: (count: number) => string;
  readonly notPrinted: (count: number) => string;
  readonly copies: string;
  readonly values: string;
  readonly recipients: string;
  readonly noRecipients: string;
  readonly interfaces: string;
  readonly webhooks: string;
  readonly messages: (count: number) => string;
  readonly exports: string;
  readonly mails: string;
  readonly reads: string;
  readonly noReads: string;
  readonly events: string;
  readonly actions: Readonly<Record<WirePersonOverview['events'][number]['action'], string>>;
  readonly via: Readonly<Record<WireAccess['via'], string>>;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly files: string;
  readonly rights: string;
  readonly rightsText: string;
};

/** What the report says beside the data. */
export const reportTexts: Readonly<Record<Language, Texts>> = {
  de: {
    title: 'Auskunft über personenbezogene Daten',
    file: 'Auskunft',
    lines: (by, at) => [`nach Art. 15 und 20 DSGVO`, `Erstellt am ${at} von ${by}`],
    purpose: 'Zweck',
    legalBasis: 'Rechtsgrundlage',
    bases: {
      consent: 'Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)',
      contract: 'Vertrag (Art. 6 Abs. 1 Buchst. b DSGVO)',
      'legal-duty': 'Rechtliche Verpflichtung (Art. 6 Abs. 1 Buchst. c DSGVO)',
      'legitimate-interest': 'Berechtigtes Interesse (Art. 6 Abs. 1 Buchst. f DSGVO)',
    },
    kept: 'Speicherdauer',
    outcome: (until, reason) =>
      reason === null ? 'bis zum Verlangen der Löschung' : until === null ? reason : `bis ${until}: ${reason}`,
    origin: 'Herkunft',
    withheld: (count) => `${count} Datensätze fehlen: Wer die Auskunft erstellt hat, darf sie nicht lesen.`,
    notPrinted: (count) => `${count} weitere Datensätze stehen in data.json.`,
    copies: 'Was beim Austausch mit anderen Systemen aufgehoben ist',
    values: 'Werte',
    recipients: 'Empfänger',
    noRecipients: 'Keine bekannt.',
    interfaces: 'Schnittstellen, die solche Datensätze weitergeben',
    webhooks: 'Andere Systeme (Webhooks)',
    messages: (count) => (count === 1 ? '1 Nachricht' : `${count} Nachrichten`),
    exports: 'Exporte',
    mails: 'E-Mails',
    reads: 'Zugriffe auf besonders schutzwürdige Felder',
    noReads: 'Keine festgehalten.',
    events: 'Bisherige Vorgänge zum Datenschutz',
    actions: {
      report: 'Auskunft erteilt',
      restrict: 'Auf Verlangen eingeschränkt',
      lift: 'Einschränkung aufgehoben',
      erase: 'Gelöscht',
      hold: 'Löschsperre gesetzt',
      release: 'Löschsperre aufgehoben',
    },
    via: {
      record: 'Seite des Datensatzes',
      list: 'Liste',
      history: 'Historie',
      export: 'Export',
      report: 'Auskunft',
      module: 'Brief, E-Mail oder Gerät',
    },
    when: 'Wann',
    who: 'Wer',
    what: 'Was',
    files: 'Dateien',
    rights: 'Ihre Rechte',
    rightsText:
      'Sie können Berichtigung, Löschung oder Einschränkung der Verarbeitung verlangen, der Verarbeitung widersprechen und sich bei einer Aufsichtsbehörde beschweren (Art. 15 Abs. 1 Buchst. e und f DSGVO).',
  },
  en: {
    title: 'Report on personal data',
    file: 'Report',
    lines: (by, at) => ['under Art. 15 and 20 GDPR', `Made on ${at} by ${by}`],
    purpose: 'Purpose',
    legalBasis: 'Legal basis',
    bases: {
      consent: 'Consent (Art. 6(1)(a) GDPR)',
      contract: 'Contract (Art. 6(1)(b) GDPR)',
      'legal-duty': 'Legal obligation (Art. 6(1)(c) GDPR)',
      'legitimate-interest': 'Legitimate interest (Art. 6(1)(f) GDPR)',
    },
    kept: 'Kept',
    outcome: (until, reason) =>
      reason === null ? 'until erasure is asked for' : until === null ? reason : `until ${until}: ${reason}`,
    origin: 'Origin',
    withheld: (count) => `${count} records are missing: whoever made the report may not read them.`,
    notPrinted: (count) => `${count} more records stand in data.json.`,
    copies: 'What is kept of exchanges with other systems',
    values: 'Values',
    recipients: 'Recipients',
    noRecipients: 'None known.',
    interfaces: 'Interfaces that pass on such records',
    webhooks: 'Other systems (webhooks)',
    messages: (count) => (count === 1 ? '1 message' : `${count} messages`),
    exports: 'Exports',
    mails: 'E-mails',
    reads: 'Reads of sensitive fields',
    noReads: 'None recorded.',
    events: 'What has been done for data protection',
    actions: {
      report: 'Report made',
      restrict: 'Restricted on request',
      lift: 'Restriction lifted',
      erase: 'Erased',
      hold: 'Legal hold set',
      release: 'Legal hold lifted',
    },
    via: {
      record: 'record page',
      list: 'list',
      history: 'history',
      export: 'export',
      report: 'report',
      module: 'letter, e-mail or device',
    },
    when: 'When',
    who: 'Who',
    what: 'What',
    files: 'Files',
    rights: 'Your rights',
    rightsText:
      'You can ask for rectification, erasure or restriction of processing, object to processing and complain to a supervisory authority (Art. 15(1)(e) and (f) GDPR).',
  },
};
