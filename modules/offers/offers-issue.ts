import { issuesWith } from '@leitwerk/metadata/issues-with';

/** What the module says, beside the messages of rules and fields. */
const MESSAGES = {
  'offers.not-open': {
    de: 'Das Angebot ist nicht mehr in Arbeit: seine Positionen bleiben, wie sie sind. Mit „Überarbeiten“ entsteht eine neue Fassung.',
    en: 'The offer is not a draft any more: its items stay as they are. “Revise” makes a new version of it.',
  },
  'offers.no-items': {
    de: 'Das Angebot hat noch keine Position. Vorher bitte eine Lieferstelle mit Produkt und Preis aufnehmen.',
    en: 'The offer has no item yet. Please add a delivery point with product and price first.',
  },
  'offers.too-many': {
    de: 'Ein Angebot hat höchstens {most} Positionen.',
    en: 'An offer has {most} items at most.',
  },
  'offers.item-incomplete': {
    de: 'Bei „{item}“ fehlt: {fields}.',
    en: '“{item}” lacks: {fields}.',
  },
  'offers.discount': {
    de: 'Der Nachlass von {discount} % bei „{item}“ liegt über {limit} % und muss freigegeben werden.',
    en: 'The discount of {discount} % of “{item}” is above {limit} % and must be approved.',
  },
  'offers.no-offer': {
    de: 'Dieses Angebot gibt es nicht, oder es darf nicht gelesen werden.',
    en: 'This offer is not there, or may not be read.',
  },
  'offers.no-sets': {
    de: 'Die Anwendung kennt keine Produktpakete.',
    en: 'The application has no product sets.',
  },
  'offers.no-such-set': {
    de: 'Dieses Produktpaket wird heute nicht verkauft.',
    en: 'This product set is not sold today.',
  },
  'offers.not-of-set': {
    de: 'Das Produktpaket hat diese Produkte nicht.',
    en: 'The product set does not have these products.',
  },
  'offers.set-not-sold': {
    de: 'Ein Produkt des Pakets wird nicht mehr verkauft.',
    en: 'A product of the set is not sold any more.',
  },
  'offers.typed-prices': {
    de: 'Die Preise von „{item}“ sind von Hand eingegeben und müssen freigegeben werden. „Berechnen“ setzt die der Preisblätter ein.',
    en: 'The prices of “{item}” are typed by hand and must be approved. “Calculate” fills in those of the price sheets.',
  },
  'offers.no-such-variant': {
    de: 'Diese Variante hat keine Position.',
    en: 'This variant has no item.',
  },
} as const;

/** An issue with its sentence. A parameter may have a word in each language. */
export const offersIssue = issuesWith(MESSAGES);
