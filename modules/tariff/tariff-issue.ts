import { issuesWith } from '@leitwerk/metadata/issues-with';

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
  'tariff.no-delivery-point': {
    de: 'Diese Verbrauchsstelle gibt es nicht.',
    en: 'There is no such delivery point.',
  },
  'tariff.other-division': { de: 'Gehört zu einer anderen Sparte.', en: 'Belongs to another division.' },
  'tariff.one-consumption': {
    de: 'Bitte entweder kWh oder Kubikmeter angeben.',
    en: 'Please give either kWh or cubic metres.',
  },
  'tariff.no-consumption': { de: 'Der Jahresverbrauch fehlt.', en: 'The annual consumption is missing.' },
  'tariff.no-product': { de: 'Dieses Produkt gibt es nicht.', en: 'There is no such product.' },
  'tariff.too-many-products': {
    de: 'Es sind mehr als {most} Produkte im Angebot. Bitte nach Arten eingrenzen oder Produkte nennen.',
    en: 'There are more than {most} products on offer. Please narrow them by kinds or name products.',
  },
  'tariff.too-many-records': {
    de: 'Für diese Frage gibt es mehr als {most} Datensätze in „{entity}“.',
    en: 'There are more than {most} records of “{entity}” for this question.',
  },
  'tariff.no-price-sheet': {
    de: 'Für diesen Tag und Ort gibt es kein veröffentlichtes Preisblatt.',
    en: 'There is no published price sheet for this day and place.',
  },
  'tariff.no-area': {
    de: 'Für diese Adresse ist kein Netzgebiet bekannt.',
    en: 'No grid area is known for this address.',
  },
  'tariff.area-ambiguous': {
    de: 'Die Adresse liegt in einem von mehreren Netzgebieten; sie muss genauer sein.',
    en: 'The address is in one of several grid areas; it must be more exact.',
  },
  'tariff.no-network-sheet': {
    de: 'Für „{area}“ gibt es kein Netzentgelt-Preisblatt.',
    en: 'There is no network price sheet of “{area}”.',
  },
  'tariff.no-municipality': {
    de: 'Die Konzessionsabgabe ist unbekannt: von der Gemeinde fehlen Schlüssel oder Einwohner.',
    en: 'The concession fee is unknown: key or inhabitants of the municipality are missing.',
  },
  'tariff.no-section14a': {
    de: 'Zu §14a EnWG sind für diesen Zeitraum keine Werte hinterlegt.',
    en: 'There are no values for §14a EnWG at this time.',
  },
  'tariff.no-module1': {
    de: '„{sheet}“ hat weder eine Minderung für Modul 1 noch einen Arbeitspreis ohne Zählwerk, aus dem sie sich ergibt.',
    en: '“{sheet}” has neither a reduction for module 1 nor an energy price without a register that it follows from.',
  },
  'tariff.no-module3': {
    de: '„{sheet}“ hat keine Preise für Modul 3.',
    en: '“{sheet}” has no prices for module 3.',
  },
  'tariff.module3-meter': {
    de: 'Modul 3 braucht ein intelligentes Messsystem.',
    en: 'Module 3 needs a smart metering system.',
  },
  'tariff.section14a-interval': {
    de: 'Mit registrierender Leistungsmessung gibt es nur Modul 1.',
    en: 'With interval metering there is module 1 only.',
  },
  'tariff.section14a-all-in': {
    de: 'Endpreise ändern sich durch §14a EnWG nicht: was das Netz nachlässt, muss im Preisblatt stehen.',
    en: 'All-in prices are not changed by §14a EnWG: what the grid takes off has to be in the price sheet.',
  },
  'tariff.section14a-gas': { de: '§14a EnWG gilt nur für Strom.', en: '§14a EnWG is for electricity only.' },
  'tariff.no-offer': { de: 'Dieses Angebot gibt es nicht.', en: 'There is no such offer.' },
  'tariff.other-start': {
    de: 'Das Angebot gilt für einen Lieferbeginn am {day}.',
    en: 'The offer is for a supply start on {day}.',
  },
  'tariff.other-customer': {
    de: 'Diese Verbrauchsstelle gehört einem anderen Kunden.',
    en: 'This delivery point belongs to another customer.',
  },
  'tariff.offer-or-customer': {
    de: 'Bitte entweder ein Angebot oder einen Kunden nennen.',
    en: 'Please name either an offer or a customer.',
  },
  'tariff.offer-without-product': { de: 'Das Angebot hat kein Produkt.', en: 'The offer has no product.' },
  'tariff.no-calculation': {
    de: 'Zu diesem Angebot gibt es keine Berechnung.',
    en: 'There is no calculation of this offer.',
  },
  'tariff.not-kept': {
    de: 'Das ist keine Berechnung, mit der sich ein Angebot erklären lässt. „{place}“: {reason}',
    en: 'This is no calculation that an offer can be explained with. “{place}”: {reason}',
  },
  'tariff.other-prices': {
    de: 'Diese Berechnung gehört zu anderen Preisen oder einem anderen Produkt.',
    en: 'This calculation is of other prices or of another product.',
  },
  'tariff.published': {
    de: 'Ein veröffentlichtes Preisblatt kann nicht gelöscht werden. Es lässt sich beenden oder archivieren.',
    en: 'A published price sheet cannot be deleted. It can be ended or archived.',
  },
  'tariff.no-file': { de: 'Die Datei gibt es nicht (mehr).', en: 'The file is not there (any more).' },
  'tariff.file-too-large': { de: 'Die Datei ist größer als 20 MB.', en: 'The file is larger than 20 MB.' },
  'tariff.no-table': {
    de: 'Das ist keine CSV-Datei mit Semikolon.',
    en: 'This is not a CSV file with semicolons.',
  },
  'tariff.columns-missing': { de: 'Es fehlen die Spalten: {columns}', en: 'Columns are missing: {columns}' },
  'tariff.columns-unknown': { de: 'Unbekannte Spalten: {columns}', en: 'Unknown columns: {columns}' },
  'tariff.cell': {
    de: 'Zeile {line}: „{cell}“ passt nicht in die Spalte {column}.',
    en: 'Line {line}: “{cell}” does not fit the column {column}.',
  },
  'tariff.cell-missing': {
    de: 'Zeile {line}: die Spalte {column} ist leer.',
    en: 'Line {line}: the column {column} is empty.',
  },
  'tariff.other-head': {
    de: 'Zeile {line}: Name, Stand, Ende oder Quelle sind andere als in Zeile {first}, obwohl es dasselbe Preisblatt ist.',
    en: 'Line {line}: name, state, end or source are not those of line {first}, although it is the same price sheet.',
  },
  'tariff.unknown-area': {
    de: 'Zeile {line}: das Netzgebiet {area} gibt es nicht.',
    en: 'Line {line}: there is no grid area {area}.',
  },
  'tariff.too-many-sheets': {
    de: 'Eine Datei darf höchstens {most} Preisblätter haben.',
    en: 'A file may have {most} price sheets at most.',
  },
  'tariff.date': { de: 'Kein Datum der Form JJJJ-MM-TT.', en: 'Not a date like YYYY-MM-DD.' },
  'tariff.no-recalculations': {
    de: 'Diese Anwendung sagt nicht, wo Verträge und Ergebnisse von Neuberechnungen stehen.',
    en: 'This application does not say where contracts and results of recalculations are kept.',
  },
  'tariff.too-many-contracts': {
    de: 'Es sind mehr als {most} Verträge; grenzen Sie die Auswahl ein.',
    en: 'There are more than {most} contracts; narrow the choice.',
  },
  'tariff.contract-gone': {
    de: 'Diesen Vertrag gibt es nicht (mehr), oder er darf nicht gelesen werden.',
    en: 'This contract is not there (any more), or may not be read.',
  },
  'tariff.contract-incomplete': {
    de: 'Am Vertrag fehlt: {field}.',
    en: 'The contract lacks: {field}.',
  },
  'tariff.other-region': {
    de: 'Das gewählte Preisblatt gilt nicht an dieser Verbrauchsstelle.',
    en: 'The chosen price sheet is not for this delivery point.',
  },
  'tariff.other-product': {
    de: 'Das gewählte Preisblatt gehört zu einem anderen Produkt.',
    en: 'The chosen price sheet belongs to another product.',
  },
  'tariff.no-old-sheet': {
    de: 'Bis zum Stichtag gilt für das Produkt kein Preisblatt.',
    en: 'Up to the key date there is no price sheet of the product.',
  },
  'tariff.no-new-sheet': {
    de: 'Am Stichtag gilt für das Produkt kein veröffentlichtes Preisblatt.',
    en: 'On the key date there is no published price sheet of the product.',
  },
} as const;

/** An issue with its sentence. A parameter may have a word in each language. */
export const tariffIssue = issuesWith(MESSAGES);
