import type { FieldType } from './field-type.ts';
import { address } from './field-types/address.ts';
import { boolean } from './field-types/boolean.ts';
import { childRows } from './field-types/child-rows.ts';
import { computed } from './field-types/computed.ts';
import { date } from './field-types/date.ts';
import { dateTime } from './field-types/date-time.ts';
import { decimal } from './field-types/decimal.ts';
import { duration } from './field-types/duration.ts';
import { email } from './field-types/email.ts';
import { file } from './field-types/file.ts';
import { image } from './field-types/image.ts';
import { integer } from './field-types/integer.ts';
import { json } from './field-types/json.ts';
import { link } from './field-types/link.ts';
import { longText } from './field-types/long-text.ts';
import { money } from './field-types/money.ts';
import { numberRange } from './field-types/number-range.ts';
import { option } from './field-types/option.ts';
import { options } from './field-types/options.ts';
import { percent } from './field-types/percent.ts';
import { phone } from './field-types/phone.ts';
import { reference } from './field-types/reference.ts';
import { references } from './field-types/references.ts';
import { repetition } from './field-types/repetition.ts';
import { richText } from './field-types/rich-text.ts';
import { rollUp } from './field-types/roll-up.ts';
import { team } from './field-types/team.ts';
import { text } from './field-types/text.ts';
import { time } from './field-types/time.ts';
import { user } from './field-types/user.ts';
import type { FieldTypeName } from './generated/definitions.gen.ts';

/** THE list of field types. */
export const fieldTypes: Readonly<Record<FieldTypeName, FieldType>> = {
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
