import type { FieldType } from '../field-type.ts';
import type { FieldTypeName } from '../generated/definitions.gen.ts';
import type { FieldModel } from '../model.ts';
import { boolean } from './boolean.ts';
import { date } from './date.ts';
import { dateTime } from './date-time.ts';
import { decimal } from './decimal.ts';
import { duration } from './duration.ts';
import { email } from './email.ts';
import { integer } from './integer.ts';
import { link } from './link.ts';
import { longText } from './long-text.ts';
import { money } from './money.ts';
import { option } from './option.ts';
import { options } from './options.ts';
import { percent } from './percent.ts';
import { phone } from './phone.ts';
import { text } from './text.ts';
import { time } from './time.ts';

/** Types that columns of child rows and of links may have: values that stand for themselves. */
export const scalarTypes: Readonly<Partial<Record<FieldTypeName, FieldType>>> = {
  text,
  'long-text': longText,
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
  phone,
  email,
  link,
};

export function scalarTypeOf(column: FieldModel): FieldType {
  const type = scalarTypes[column.type];
  if (!type) throw new Error(`a column cannot be of type ${column.type}`);
  return type;
}
