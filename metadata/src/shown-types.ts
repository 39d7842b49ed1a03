import type { FieldTypeName } from './generated/definitions.gen.ts';
import type { FieldModel } from './model.ts';
import type { Language, Operator, ShownType } from './shown-type.ts';
import { address } from './shown-types/address.ts';
import { boolean } from './shown-types/boolean.ts';
import { childRows } from './shown-types/child-rows.ts';
import { computed, shownResultOf } from './shown-types/computed.ts';
import { date } from './shown-types/date.ts';
import { dateTime } from './shown-types/date-time.ts';
import { decimal } from './shown-types/decimal.ts';
import { duration } from './shown-types/duration.ts';
import { email } from './shown-types/email.ts';
import { file, image } from './shown-types/file.ts';
import { integer } from './shown-types/integer.ts';
import { json } from './shown-types/json.ts';
import { link } from './shown-types/link.ts';
import { longText } from './shown-types/long-text.ts';
import { money } from './shown-types/money.ts';
import { numberRange } from './shown-types/number-range.ts';
import { option } from './shown-types/option.ts';
import { options } from './shown-types/options.ts';
import { percent } from './shown-types/percent.ts';
import { phone } from './shown-types/phone.ts';
import { reference, team, user } from './shown-types/record-id.ts';
import { references } from './shown-types/references.ts';
import { repetition } from './shown-types/repetition.ts';
import { richText } from './shown-types/rich-text.ts';
import { rollUp } from './shown-types/roll-up.ts';
import { text } from './shown-types/text.ts';
import { time } from './shown-types/time.ts';

/** How each field type is shown and asked for: the half of `field-types.ts` that needs no library. */
export const shownTypes: Readonly<Record<FieldTypeName, ShownType>> = {
  text,
  'long-text': longText,
  'rich-text': richText,
  integer,
  decimal,
  money,
  percent,
  boolean,
  date,
  time,
  'date-time': dateTime,
  duration,
  option,
  options,
  reference,
  references,
  'child-rows': childRows,
  address,
  phone,
  email,
  link,
  file,
  image,
  user,
  team,
  computed,
  'roll-up': rollUp,
  'number-range': numberRange,
  json,
  repetition,
};

/** As people read it, on one line; '' for nothing. */
export const formatValue = (value: unknown, field: FieldModel, language: Language): string =>
  shownTypes[field.type].format(value, field, language);

/** What a filter may ask of a field. A computed field is asked like its result. */
export const operatorsOf = (field: FieldModel): readonly Operator[] =>
  field.type === 'computed' ? shownResultOf(field).operators : shownTypes[field.type].operators;
