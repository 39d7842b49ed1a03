import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of servers outside. */
export const outboundMessages: Readonly<Record<string, Label>> = {
  'outbound.not-allowed': {
    de: '„{host}“ darf nicht gefragt werden: Die Einstellungen nennen diesen Server nicht, oder er ist nicht mit TLS erreichbar.',
    en: '“{host}” may not be asked: the settings do not name this server, or it is not reached by TLS.',
  },
  'outbound.private': {
    de: '„{host}“ liegt in einem internen Netz und darf nicht gefragt werden.',
    en: '“{host}” is in a private network and may not be asked.',
  },
  'outbound.redirect': {
    de: '„{host}“ verweist auf „{to}“; das wird nicht befolgt.',
    en: '“{host}” points to “{to}”; this is not followed.',
  },
  'outbound.too-large': {
    de: 'Die Antwort von „{host}“ ist größer als {most} Byte.',
    en: 'The answer of “{host}” is larger than {most} bytes.',
  },
  'outbound.busy': {
    de: '„{host}“ wird gerade zu oft gefragt. Bitte später noch einmal.',
    en: '“{host}” is being asked too often just now. Please try again later.',
  },
  'outbound.address': {
    de: '„{address}“ ist keine Adresse, an die gesendet werden kann. Erwartet wird https://…, ohne Benutzer, Kennwort und „#“.',
    en: '“{address}” is no address that can be sent to. Expected is https://…, without user, password and “#”.',
  },
  'outbound.plain-text': {
    de: 'An „{host}“ wird nur über TLS gesendet (https://).',
    en: 'To “{host}” is sent over TLS only (https://).',
  },
  'outbound.failed': { de: '„{host}“ antwortet nicht.', en: '“{host}” does not answer.' },
};
