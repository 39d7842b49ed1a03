import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Language } from '@leitwerk/metadata/shown-type';
import { SCHEDULED_JOB, SCHEDULES } from '../automation/keep-schedules.ts';
import { FIND_UNREAD_FILES, READ_FILES } from '../file-text/store-texts.ts';
import { SEND_MAIL } from '../mail/store-mails.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { MODULE_CLOCK } from '../module/run-module-job.ts';
import { REACT_JOB } from '../module/run-reaction.ts';
import { MODULE_JOB } from '../module/start-module-job.ts';
import { NOTIFY_MAIL } from '../notification/channels.ts';
import { NOTIFY_DUE } from '../notification/notify-due.ts';
import { NOTIFY_JOB } from '../notification/notify-events.ts';
import { PENDING_DUE } from '../pending/pending-changes.ts';
import { ERASE_DUE } from '../privacy/erase-due.ts';
import { RUN_JOB } from '../run/store-runs.ts';
import { FILL_STAYS } from '../stay/fill-stays.ts';
import { MAKE_COPY, SUBSCRIPTIONS_DUE } from '../subscription/subscription.ts';
import { REMOVE_OLD_DELIVERIES, SEND_WEBHOOK, WEBHOOKS_DUE } from '../webhook/webhook.ts';
import { BEGIN_JOB, SEND_JOB } from '../workflow/begin-later.ts';
import { EFFECT_JOB } from '../workflow/effects.ts';
import { FOLLOW_JOB } from '../workflow/follow-records.ts';
import { OVERDUE, TIMER_JOB } from '../workflow/timers.ts';

const WORDS: Readonly<Record<string, Label>> = {
  'remove-expired': {
    de: 'Abgelaufene Anmeldungen und alte Entwürfe entfernen',
    en: 'Remove expired sign-ins and old drafts',
  },
  'remove-unattached-files': { de: 'Dateien ohne Datensatz entfernen', en: 'Remove files without a record' },
  'remove-old-runs': { de: 'Alte Vorgänge entfernen', en: 'Remove old runs' },
  'remove-old-notifications': { de: 'Alte Benachrichtigungen entfernen', en: 'Remove old notifications' },
  [NOTIFY_DUE]: { de: 'An Fälliges erinnern', en: 'Remind of what is due' },
  [NOTIFY_MAIL]: { de: 'Eine Mitteilung als E-Mail vorbereiten', en: 'Make an e-mail of a notification' },
  [NOTIFY_JOB]: { de: 'Benachrichtigen', en: 'Notify people' },
  [RUN_JOB]: { de: 'Vorgang', en: 'Run' },
  [FOLLOW_JOB]: { de: 'Prozesse weiterführen', en: 'Take processes on' },
  [OVERDUE]: { de: 'Überfällige Fristen von Prozessen wecken', en: 'Wake overdue timers of processes' },
  [TIMER_JOB]: { de: 'Frist eines Prozesses', en: 'Timer of a process' },
  [BEGIN_JOB]: { de: 'Prozess beginnen', en: 'Begin a process' },
  [SEND_JOB]: { de: 'Antwort an einen Prozess', en: 'Answer to a process' },
  [EFFECT_JOB]: { de: 'Aktion', en: 'Action' },
  [SCHEDULES]: {
    de: 'Zeitpläne von Prozessen und Automationen prüfen',
    en: 'Look at schedules of processes and automations',
  },
  [SCHEDULED_JOB]: { de: 'Zeitplan', en: 'Schedule' },
  [PENDING_DUE]: { de: 'Geplante Änderungen ausführen', en: 'Apply planned changes' },
  [ERASE_DUE]: {
    de: 'Löschen, was nicht mehr aufbewahrt werden muss',
    en: 'Erase what need not be kept any more',
  },
  'remove-old-automation-runs': {
    de: 'Altes Protokoll der Automationen entfernen',
    en: 'Remove the old log of automations',
  },
  [MODULE_CLOCK]: { de: 'Arbeiten der Module anstoßen', en: 'Begin the jobs of modules' },
  [MODULE_JOB]: { de: 'Arbeit eines Moduls', en: 'Job of a module' },
  [SEND_MAIL]: { de: 'E-Mail senden', en: 'Send an e-mail' },
  [READ_FILES]: { de: 'Text in Dateien lesen', en: 'Read the text in files' },
  [FIND_UNREAD_FILES]: { de: 'Ungelesene Dateien suchen', en: 'Look for unread files' },
  [SEND_WEBHOOK]: { de: 'Webhook senden', en: 'Send a webhook' },
  [WEBHOOKS_DUE]: { de: 'Fällige Webhooks suchen', en: 'Look for webhooks that are due' },
  [REMOVE_OLD_DELIVERIES]: { de: 'Altes Protokoll der Webhooks entfernen', en: 'Remove the old log of webhooks' },
  [SUBSCRIPTIONS_DUE]: { de: 'Fällige Abonnements suchen', en: 'Look for subscriptions that are due' },
  [MAKE_COPY]: { de: 'Auswertung als PDF senden', en: 'Send figures as a PDF' },
  [FILL_STAYS]: {
    de: 'Verweildauern aus der Historie nachtragen',
    en: 'Work out times in a stage from the history',
  },
  // Decided about like a job, though it is none.
  automation: { de: 'Automation', en: 'Automation' },
  [REACT_JOB]: { de: 'Reaktion', en: 'Reaction' },
};

/**
 * What a job is called. One of a version that is gone goes by its name.
 * @param which of several of that name, e.g. the reaction
 */
export function wordJob(name: string, language: Language, which = ''): string {
  const word = Object.hasOwn(WORDS, name) ? (WORDS[name]?.[language] ?? name) : name;
  return which === '' ? word : `${word}: ${which}`;
}

/** What a workflow is called in the model of now. */
export const workflowTitle = ({ model }: RuntimeModel, id: string, language: Language): string =>
  Object.values(model.workflows).find((one) => one.id === id)?.label[language] ?? id;
