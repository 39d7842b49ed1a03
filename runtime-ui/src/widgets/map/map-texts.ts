type MapTexts = {
  readonly [key in
    | 'map'
    | 'openMap'
    | 'locate'
    | 'notFound'
    | 'place'
    | 'street'
    | 'house'
    | 'outline'
    | 'zoomIn'
    | 'zoomOut']: string;
};

const de: MapTexts = {
  map: 'Karte',
  openMap: 'In OpenStreetMap öffnen',
  locate: 'Lage ermitteln',
  notFound: 'Die Lage dieser Adresse ist nicht bekannt.',
  place: 'Lage: Ortsmitte',
  street: 'Lage: Straße',
  house: 'Lage: Haus',
  outline: 'Umriss Deutschlands mit der Lage der Adresse (Natural Earth)',
  zoomIn: 'Näher heran',
  zoomOut: 'Weiter weg',
};

const en: MapTexts = {
  map: 'Map',
  openMap: 'Open in OpenStreetMap',
  locate: 'Find the location',
  notFound: 'The location of this address is not known.',
  place: 'Location: middle of the place',
  street: 'Location: street',
  house: 'Location: house',
  outline: 'Outline of Germany with the location of the address (Natural Earth)',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
};

export const mapTexts = { de, en };
