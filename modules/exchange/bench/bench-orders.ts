/** Orders of a portal as the seed's `portal-orders` takes them; each of another person. */
export const COLUMNS = [
  'portal',
  'externalOrderId',
  'orderedAt',
  'division',
  'productCode',
  'processType',
  'firstName',
  'lastName',
  'email',
  'street',
  'houseNumber',
  'zip',
  'city',
  'annualKwh',
] as const;

const valuesOf = (at: number): readonly string[] => [
  'Portal',
  `P-${at}`,
  '20.11.2026',
  'Strom',
  'STROM-BASIS',
  'SWITCH',
  'Mia',
  `Sommer${at}`,
  `mia${at}@example.com`,
  'Lange Straße',
  String(1 + (at % 200)),
  '44135',
  'Dortmund',
  String(1500 + (at % 4000)),
];

export const HEAD = COLUMNS.join(';');
export const orderLine = (at: number): string => valuesOf(at).join(';');

/** By the ids that the seed's columns have. */
export const orderCells = (at: number): Readonly<Record<string, string>> => {
  const values = valuesOf(at);
  const cells = Object.fromEntries(COLUMNS.map((name, index) => [name, values[index] ?? '']));
  return { ...cells, orderNumber: cells['externalOrderId'] ?? '' };
};
