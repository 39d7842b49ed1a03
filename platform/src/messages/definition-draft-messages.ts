import type { Label } from '@leitwerk/metadata/generated/definitions.gen';

/** What is said about drafts of definitions and about packages. */
export const definitionDraftMessages: Readonly<Record<string, Label>> = {
  'definition-draft.unknown': { de: 'Diesen Entwurf gibt es nicht.', en: 'There is no such draft.' },
  'definition-draft.unknown-role': {
    de: 'Eine Rolle „{role}“ gibt es in diesem Entwurf nicht.',
    en: 'There is no role “{role}” in this draft.',
  },
  'formula.limits': {
    de: 'Die Formel braucht zu lange oder zu viel Speicher.',
    en: 'The formula takes too long or too much memory.',
  },
  'definition-draft.shape': {
    de: 'Die Anfrage hat nicht die Form, die in der Beschreibung der Schnittstelle steht.',
    en: 'The request does not have the shape that the description of the interface says.',
  },
  'definition-draft.name': {
    de: 'Ein Name mit höchstens {most} Zeichen ist nötig.',
    en: 'A name of at most {most} characters is needed.',
  },
  'definition-draft.no-name': {
    de: 'Ein technischer Name beginnt mit einem kleinen Buchstaben und hat nur Buchstaben und Ziffern, höchstens 48 Zeichen; Entitäten sind klein geschrieben, mit Bindestrichen.',
    en: 'A technical name begins with a small letter and has letters and digits only, at most 48; entities are in small letters with hyphens.',
  },
  'definition-draft.name-unknown': {
    de: 'Das gibt es in diesem Entwurf nicht; was Module mitbringen, behält seinen Namen.',
    en: 'There is no such thing in this draft; what modules bring keeps its name.',
  },
  'definition-draft.name-same': { de: 'So heißt es schon.', en: 'That is its name already.' },
  'definition-draft.name-taken': {
    de: 'So heißt schon etwas anderes, oder es hieß bis vor Kurzem so.',
    en: 'Something else has that name, or had it until lately.',
  },
  'definition-draft.note': { de: 'Höchstens {most} Zeichen.', en: 'At most {most} characters.' },
  'definition-draft.conflict': {
    de: 'Jemand anderes hat dieselbe Stelle inzwischen geändert. Nichts wurde gespeichert.',
    en: 'Somebody else has changed the same place meanwhile. Nothing has been saved.',
  },
  'definition-draft.of-module': {
    de: '„{id}“ kommt mit einem Modul: Die Definition kann geändert, aber weder entfernt noch anders benannt werden. Nichts wurde gespeichert.',
    en: '“{id}” comes with a module: the definition can be changed, but neither removed nor given another id. Nothing has been saved.',
  },
  'definition-draft.name-of-module': {
    de: 'Diesen Namen gibt ein Modul vor, dessen Programm danach geht. Die Bezeichnung kann geändert werden.',
    en: 'This name is given by a module whose program goes by it. The label can be changed.',
  },
  'definition-draft.does-not-fit': {
    de: 'Was geändert werden soll, gibt es in diesem Entwurf nicht mehr, oder an seiner Stelle steht etwas anderes. Nichts wurde gespeichert.',
    en: 'What is to be changed is not in this draft any more, or something else stands in its place. Nothing has been saved.',
  },
  'definition-draft.changed': {
    de: 'Der Entwurf hat sich inzwischen geändert. Bitte den Plan noch einmal ansehen.',
    en: 'The draft has changed meanwhile. Please look at the plan again.',
  },
  'definition-draft.behind': {
    de: 'Die Änderung geht von Version {base} aus, live ist inzwischen {live}. Bitte zuerst auf diesen Stand bringen.',
    en: 'The change is based on version {base}, but {live} is live by now. Please bring it up to date first.',
  },
  'definition-draft.undecided': {
    de: 'An {count} Stellen ist noch zu entscheiden, welche Seite gilt.',
    en: 'At {count} places somebody still has to decide which side counts.',
  },
  'definition-draft.too-many': {
    de: 'Es gibt schon {most} Entwürfe. Bitte zuerst einen löschen, den niemand mehr braucht.',
    en: 'There are {most} drafts already. Please delete one first that nobody needs any more.',
  },
  'definition-draft.too-large': {
    de: 'Der Entwurf würde größer als {most} Bytes.',
    en: 'The draft would become larger than {most} bytes.',
  },
  'definition-draft.no-conflict': { de: 'Hier ist nichts zu entscheiden.', en: 'There is nothing to decide here.' },
  'definition-draft.busy': {
    de: 'Gerade läuft schon eine Probe. Bitte in einer halben Minute noch einmal.',
    en: 'A rehearsal is under way already. Please try again in half a minute.',
  },
  'package.none': {
    de: 'Hier ist noch nichts veröffentlicht, worüber ein Paket liegen könnte.',
    en: 'Nothing has been published here yet that a package could lie over.',
  },
  'package.other': {
    de: 'Hier läuft das Paket „{old}“, nicht „{next}“.',
    en: 'The package here is “{old}”, not “{next}”.',
  },
  'package.other-version': {
    de: 'Hier liegt „{old}“ zugrunde, die Datei gehört zu „{next}“. Bitte zuerst beide auf denselben Stand bringen.',
    en: '“{old}” lies below here, the file belongs to “{next}”. Please bring both to the same version first.',
  },
  'package.drift': {
    de: 'Hier wurde selbst etwas geändert, was die andere Installation nicht kennt ({count} Stellen). Nichts wurde übernommen; mit mergeDrift wird beides zusammengeführt.',
    en: 'Something has been changed here that the other installation does not know ({count} places). Nothing has been taken; with mergeDrift both are merged.',
  },
  'package.shape': {
    de: 'Erwartet wird eine Datei, wie sie GET /api/metadata/overlay gibt.',
    en: 'Expected is a file as GET /api/metadata/overlay gives it.',
  },
  'compare.side': {
    de: '„{side}“ gibt es nicht. Möglich sind live, package, die Nummer einer Version und draft:<Id>.',
    en: 'There is no “{side}”. Possible are live, package, the number of a version and draft:<id>.',
  },
  'publish.more-rights': {
    de: '{label} bekäme das Recht {permission}, das Sie selbst nicht haben.',
    en: '{label} would get the right {permission}, which you do not have yourself.',
  },
};
