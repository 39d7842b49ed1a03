import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said when definitions are published. */
export const publishMessages: Readonly<Record<string, Label>> = {
  'publish.shape': {
    de: 'Erwartet wird {"documents": [{"file", "document"}]}.',
    en: 'Expected is {"documents": [{"file", "document"}]}.',
  },
  'publish.check-too-long': {
    de: 'Die Definitionen ließen sich in 20 Sekunden nicht prüfen.',
    en: 'The definitions could not be checked within 20 seconds.',
  },
  'publish.invalid': { de: 'Die Definitionen haben Fehler.', en: 'The definitions have errors.' },
  'publish.needs-confirmation': {
    de: 'Datensätze stehen der Änderung entgegen. Nach Prüfung mit confirm bestätigen.',
    en: 'Records stand against the change. Look at them and confirm with confirm.',
  },
  'publish.refused': {
    de: 'Datensätze stehen der Änderung entgegen und müssen erst berichtigt werden.',
    en: 'Records stand against the change and have to be put right first.',
  },
  'publish.scenarios': {
    de: 'Mit diesen Definitionen gehen Szenarien anders aus. Berichtigen, oder mit allowFailingScenarios trotzdem veröffentlichen.',
    en: 'With these definitions scenarios end differently. Put it right, or publish all the same with allowFailingScenarios.',
  },
  'publish.unknown-version': { de: 'Die Version {version} gibt es nicht.', en: 'There is no version {version}.' },
  'publish.type-change': {
    de: '{label}: {count} Werte lassen sich nicht umwandeln; sie bleiben aufbewahrt, das Feld ist dort leer.',
    en: '{label}: {count} values cannot be converted; they are kept, the field is empty there.',
  },
  'publish.now-required': {
    de: '{label}: bei {count} Datensätzen fehlt der nun nötige Wert.',
    en: '{label}: {count} records lack the value that is now required.',
  },
  'publish.too-long': {
    de: '{label}: {count} Werte sind länger als nun erlaubt.',
    en: '{label}: {count} values are longer than now allowed.',
  },
  'publish.out-of-range': {
    de: '{label}: {count} Werte liegen außerhalb der neuen Grenzen.',
    en: '{label}: {count} values lie outside the new limits.',
  },
  'publish.option-gone': {
    de: '{label}: {count} Datensätze haben eine Auswahl, die es nicht mehr gibt.',
    en: '{label}: {count} records have an option that no longer exists.',
  },
  'publish.format-unchecked': {
    de: '{label}: {count} Werte sind nicht gegen das neue Format geprüft.',
    en: '{label}: {count} values have not been checked against the new format.',
  },
  'publish.nobody-administers': {
    de: '{label}: danach könnte niemand mehr verwalten; jetzt sind es {count}.',
    en: '{label}: nobody could administer any more; now {count} can.',
  },
  'publish.not-unique': {
    de: '{label}: {count} Datensätze haben denselben Wert wie ein anderer.',
    en: '{label}: {count} records share their value with another.',
  },
  'definition.reserved': {
    de: '„{id}“ ist vergeben: das hat jede Installation schon.',
    en: '“{id}” is taken: every installation has it already.',
  },
  'definition.kept-by-module': {
    de: '„{id}“ gibt das Modul vor; geändert werden können hier Bezeichnung, Hilfetext, Suche, Anordnung und eigene Felder.',
    en: '“{id}” is given by the module; label, help, search, layout and fields of your own can be changed here.',
  },
  'definition.module-needs-field': {
    de: 'Das Feld „{id}“ braucht das Modul; es kann von den Formularen genommen, aber nicht entfernt werden.',
    en: 'The module needs the field “{id}”; it can be taken off the forms, but not removed.',
  },
  'definition.module-needs-options': {
    de: 'Werte von „{id}“, die das Modul mitbringt, können nicht entfernt, aber als „nicht mehr anbieten“ gekennzeichnet werden.',
    en: 'Values of “{id}” that the module brings cannot be removed; they can be marked as no longer offered.',
  },
  'definition.module-leaves-empty': {
    de: '„{id}“ kann ohne Vorgabewert nicht Pflicht sein: Das Modul legt Datensätze an, ohne das Feld zu kennen.',
    en: '“{id}” cannot be required without a default: the module creates records without knowing the field.',
  },
  'definition.adaptation-gone': {
    de: 'Diese Anpassung ist ohne Wirkung, denn das Modul hat „{place}“ nicht (mehr).',
    en: 'This adaptation has no effect, because the module does not have “{place}” (any more).',
  },
  'definition.no-module': {
    de: 'Das Modul „{name}“ ist hier nicht installiert.',
    en: 'The module “{name}” is not installed here.',
  },
};
