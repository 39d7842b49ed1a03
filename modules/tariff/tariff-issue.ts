import type { Issue } from '@leitwerk/metadata/issue';

/** What the module says, beside the messages of rules and fields. */
const MESSAGES = {
  'tariff.registers-needed': {
    de: '„{kind}“ hat Preise je Zählwerk: der Verbrauch muss nach HT, NT und ST aufgeteilt sein.',
    en: '“{kind}” has prices by register: the consumption must be divided into peak, off-peak and standard.',
  },
  'tariff.registers-sum': {
    de: 'Die Zählwerke ergeben {sum} kWh, der Verbrauch ist {kwh} kWh.',
    en: 'The registers make {sum} kWh, the consumption is {kwh} kWh.',
  },
  'tariff.capacity-needed': {
    de: 'Für „{kind}“ fehlt die Jahreshöchstleistung in kW.',
    en: 'For “{kind}” the highest demand of the year in kW is missing.',
  },
  'tariff.overlap': {
    de: '„{kind}“ hat am {date} zwei Preise: {first} und {second}.',
    en: '“{kind}” has two prices on {date}: {first} and {second}.',
  },
  'tariff.no-price': {
    de: 'Für „{kind}“ gibt es am {date} keinen Preis.',
    en: 'There is no price of “{kind}” on {date}.',
  },
  'tariff.no-vat': {
    de: 'Für den {date} ist kein Umsatzsteuersatz hinterlegt.',
    en: 'There is no rate of value added tax on {date}.',
  },
  'tariff.period': { de: 'Der Zeitraum endet vor seinem Beginn.', en: 'The period ends before it begins.' },
  'tariff.module3-limits': {
    de: 'Modul 3 (§14a EnWG): {level} {price} ct/kWh liegt außerhalb von {least} bis {most} ct/kWh.',
    en: 'Module 3 (§14a EnWG): {level} {price} ct/kWh is not between {least} and {most} ct/kWh.',
  },
  'tariff.division': { de: 'Berechnet werden Strom und Gas.', en: 'Electricity and gas are calculated.' },
  'tariff.postal-code': {
    de: 'Eine Postleitzahl hat fünf Ziffern.',
    en: 'A postal code has five digits.',
  },
  'tariff.date': { de: 'Kein Datum der Form JJJJ-MM-TT.', en: 'Not a date like YYYY-MM-DD.' },
} as const;

/** An issue with its sentence. */
export const tariffIssue = (
  path: string,
  code: keyof typeof MESSAGES,
  params: Readonly<Record<string, string | number>> = {},
): Issue => ({ path, code, params: { ...params, message: MESSAGES[code] } });
