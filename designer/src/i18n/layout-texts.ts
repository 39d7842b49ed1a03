import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';

const de = {
  page: (width: number, height: number) => `Erste Seite, ${width} × ${height} mm`,
  body: 'Text des Schreibens',
  address: 'Anschrift',
  information: 'Informationsblock',
  logo: 'Logo',
  text: 'Text',
  column: (number: number) => `Spalte ${number} des Fußes`,
  placed: (name: string, x: number, y: number, width: number) =>
    `${name}: ${x} mm von links, ${y} mm von oben, ${width} mm breit`,
  placedHint:
    'Ziehen oder Pfeiltasten: verschieben. Rechter Rand oder Umschalt und Pfeiltasten: Breite. Eingabe: Einstellungen.',
  addBox: 'Text an fester Stelle',
  addColumn: 'Spalte im Fuß',
  boxSample: 'Neuer Text',
  top: 'Oben',
  right: 'Rechts',
  bottom: 'Unten',
  left: 'Links',
  margins: 'Ränder in mm',
  paper: 'Papier',
  landscape: 'Querformat',
  addressField: 'Anschriftfeld (DIN 5008)',
  none: 'Ohne',
  formA: 'Form A',
  formB: 'Form B',
  foldMarks: 'Falz- und Lochmarken',
};

const en: typeof de = {
  page: (width, height) => `First page, ${width} × ${height} mm`,
  body: 'Text of the letter',
  address: 'Address',
  information: 'Information block',
  logo: 'Logo',
  text: 'Text',
  column: (number) => `Column ${number} of the foot`,
  placed: (name, x, y, width) => `${name}: ${x} mm from the left, ${y} mm from the top, ${width} mm wide`,
  placedHint: 'Drag or arrow keys: move. Right edge or Shift and arrow keys: width. Enter: settings.',
  addBox: 'Text at a fixed place',
  addColumn: 'Column in the foot',
  boxSample: 'New text',
  top: 'Top',
  right: 'Right',
  bottom: 'Bottom',
  left: 'Left',
  margins: 'Margins in mm',
  paper: 'Paper',
  landscape: 'Landscape',
  addressField: 'Address field (DIN 5008)',
  none: 'None',
  formA: 'Form A',
  formB: 'Form B',
  foldMarks: 'Fold and punch marks',
};

export const useLayoutTexts = () => useOwnTexts({ de, en });
