import type { WidgetSet } from '../controls/widget-context.tsx';
import * as address from './address.tsx';
import * as boolean from './boolean.tsx';
import * as childRows from './child-rows.tsx';
import * as computed from './computed.tsx';
import * as date from './date.tsx';
import * as dateTime from './date-time.tsx';
import * as decimal from './decimal.tsx';
import * as duration from './duration.tsx';
import * as email from './email.tsx';
import * as file from './file.tsx';
import * as image from './image.tsx';
import * as integer from './integer.tsx';
import * as json from './json.tsx';
import * as link from './link.tsx';
import * as longText from './long-text.tsx';
import * as money from './money.tsx';
import * as numberRange from './number-range.tsx';
import * as option from './option.tsx';
import * as options from './options.tsx';
import * as percent from './percent.tsx';
import * as phone from './phone.tsx';
import * as reference from './reference.tsx';
import * as references from './references.tsx';
import * as richText from './rich-text.tsx';
import * as rollUp from './roll-up.tsx';
import * as team from './team.tsx';
import * as text from './text.tsx';
import * as time from './time.tsx';
import * as user from './user.tsx';

/** One widget for each field type. */
export const widgets: WidgetSet = {
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
};
