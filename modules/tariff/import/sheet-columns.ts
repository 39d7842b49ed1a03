/** Columns of the file, in the names of the neutral layout; those with a mark must be there. */
export const COLUMNS = [
  'area_number!',
  'name!',
  'version!',
  'status!',
  'valid_from!',
  'valid_to',
  'source!',
  'component!',
  'customer_group',
  'network_level',
  'metering',
  'register',
  'model',
  'kwh_from',
  'kwh_to',
  'kw_from',
  'kw_to',
  'hours_from',
  'hours_to',
  'unit!',
  'price!',
] as const;

/** Words of the layout and what they are called in records. */
export const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { PROVISIONAL: 'provisional', FINAL: 'final' },
  component: {
    GRID_BASE: 'grid-base',
    GRID_ENERGY: 'grid-energy',
    GRID_CAPACITY: 'grid-capacity',
    MSB: 'metering',
    METER_READING: 'meter-reading',
    BILLING: 'billing',
    SECTION14A_M1_FLAT: 'section14a-module1',
    SECTION14A_M2_ENERGY: 'section14a-module2',
    SECTION14A_M3: 'section14a-module3',
  },
  customer_group: { HOUSEHOLD: 'household', BUSINESS: 'business' },
  network_level: { LOW: 'low', MEDIUM: 'medium', HIGH: 'high' },
  metering: { SLP: 'standard-load-profile', RLM: 'interval-metered' },
  register: { HT: 'peak', NT: 'off-peak', ST: 'standard' },
  model: { STUFEN: 'steps', ZONEN: 'zones' },
  unit: { EUR_A: 'eur-year', EUR_M: 'eur-month', CT_KWH: 'ct-kwh', EUR_KW_A: 'eur-kw-year' },
};

/** Columns of a component, with the field that they fill and what they hold. */
export const COMPONENT_FIELDS: readonly (readonly [
  column: string,
  field: string,
  kind: 'word' | 'integer' | 'decimal',
])[] = [
  ['component', 'component', 'word'],
  ['customer_group', 'customerGroup', 'word'],
  ['network_level', 'networkLevel', 'word'],
  ['metering', 'metering', 'word'],
  ['register', 'register', 'word'],
  ['model', 'model', 'word'],
  ['kwh_from', 'kwhFrom', 'integer'],
  ['kwh_to', 'kwhTo', 'integer'],
  ['kw_from', 'kwFrom', 'decimal'],
  ['kw_to', 'kwTo', 'decimal'],
  ['hours_from', 'hoursFrom', 'integer'],
  ['hours_to', 'hoursTo', 'integer'],
  ['unit', 'unit', 'word'],
  ['price', 'price', 'decimal'],
];
