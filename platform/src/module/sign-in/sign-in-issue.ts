import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What is said of signing in at providers. */
const MESSAGES = {
  'sign-in.plain-text': {
    de: 'Ohne Verschlüsselung wird nur mit Servern im eigenen Netz gesprochen, die der Betreiber erlaubt.',
    en: 'Only servers in the own network that the operator allows are spoken to without encryption.',
  },
  'sign-in.no-provider': {
    de: 'Einen Anbieter „{provider}“ nennen die Einstellungen nicht (mehr).',
    en: 'The settings name no provider “{provider}” (any more).',
  },
  'sign-in.refused': {
    de: '{provider} lässt die Anmeldung nicht zu: {reason}. Melden Sie sich dort noch einmal an.',
    en: '{provider} does not allow the sign-in: {reason}. Sign in there once more.',
  },
  'sign-in.away': {
    de: '„{host}“ ist für die Anmeldung nicht zu erreichen: {reason}',
    en: '“{host}” cannot be reached for the sign-in: {reason}',
  },
  'sign-in.no-refresh': {
    de: '{provider} gibt keinen Zugriff auf Dauer. In den Einstellungen fehlt der Umfang dafür (offline_access).',
    en: '{provider} gives no lasting access. The settings lack the scope for it (offline_access).',
  },
  'sign-in.not-begun': {
    de: 'Die Anmeldung wurde hier nicht begonnen oder ist länger als 15 Minuten her. Beginnen Sie noch einmal.',
    en: 'The sign-in was not begun here, or longer than 15 minutes ago. Begin once more.',
  },
} as const;

/** An issue with its sentence. */
export const signInIssue = issuesWith(MESSAGES);
