import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said of webhooks. */
export const webhookMessages: Readonly<Record<string, Label>> = {
  'webhook.not-found': { de: 'Diesen Webhook gibt es nicht.', en: 'There is no such webhook.' },
  'webhook.unknown-entity': { de: 'Eine Entität „{entity}“ gibt es nicht.', en: 'There is no entity “{entity}”.' },
  'webhook.twice': {
    de: '„{entity}“ steht zweimal da. Fassen Sie es zu einem Eintrag zusammen.',
    en: '“{entity}” stands there twice. Make one entry of it.',
  },
  'webhook.unknown-role': { de: 'Eine Rolle „{role}“ gibt es nicht.', en: 'There is no role “{role}”.' },
  'webhook.role': {
    de: 'Mit der Rolle „{role}“ dürfen Sie nicht lesen lassen: Sie haben sie selbst nicht.',
    en: 'You may not let it read with the role “{role}”: you do not hold it yourself.',
  },
  'webhook.unreadable': {
    de: 'Die gewählten Rollen dürfen „{entity}“ nicht lesen.',
    en: 'The chosen roles may not read “{entity}”.',
  },
  'webhook.no-field': {
    de: 'Das Feld „{field}“ gibt es nicht, oder die gewählten Rollen dürfen es nicht lesen.',
    en: 'There is no field “{field}”, or the chosen roles may not read it.',
  },
  'webhook.no-transition': {
    de: 'Ein Ereignis „{event}“ hat der Status von „{entity}“ nicht.',
    en: 'The status of “{entity}” has no event “{event}”.',
  },
  'webhook.too-many': {
    de: 'Mehr als {most} Webhooks gehen nicht.',
    en: 'More than {most} webhooks are not possible.',
  },
  'webhook.no-secret': {
    de: 'Das Geheimnis lässt sich mit dem Schlüssel dieses Servers nicht öffnen. Legen Sie ein neues an.',
    en: 'The secret cannot be opened with this server’s key. Make a new one.',
  },
  'webhook.replay': {
    de: 'Erwartet werden entweder deliveries (Kennungen) oder from und to.',
    en: 'Expected are either deliveries (ids) or from and to.',
  },
  'webhook.failing': {
    de: 'Webhook „{name}“: Seit einer Stunde wird nichts angenommen. Es wird weiter versucht.',
    en: 'Webhook “{name}”: nothing has been taken for an hour. It is tried again.',
  },
  'webhook.paused-failing': {
    de: 'Webhook „{name}“ wurde angehalten: Seit drei Tagen wird nichts angenommen.',
    en: 'Webhook “{name}” was stopped: nothing has been taken for three days.',
  },
  'webhook.paused-gone': {
    de: 'Webhook „{name}“ wurde angehalten: Die Gegenseite will nichts mehr bekommen (410).',
    en: 'Webhook “{name}” was stopped: the other side wants no more (410).',
  },
  'webhook.paused-refused': {
    de: 'Webhook „{name}“ wurde angehalten: Seine Rollen dürfen nicht mehr lesen, was er meldet.',
    en: 'Webhook “{name}” was stopped: its roles may no longer read what it tells of.',
  },
  'webhook.delivery-failed': {
    de: 'Webhook „{name}“: Eine Meldung wurde aufgegeben, weil die Gegenseite sie nicht annimmt.',
    en: 'Webhook “{name}”: a delivery was given up, because the other side does not take it.',
  },
};
