import type { Label } from './generated/definitions.gen.ts';

export type FunctionHelp = { readonly signature: string; readonly help: Label };

const help = (signature: string, de: string, en: string): FunctionHelp => ({ signature, help: { de, en } });

/** What each function that a formula may call does, for editors. `expression-help.test.ts` holds it to the list of functions. */
export const FUNCTION_HELP: Readonly<Record<string, FunctionHelp>> = {
  add: help('$add(a, b)', 'Summe, genau gerechnet', 'Sum, worked out exactly'),
  sub: help('$sub(a, b)', 'Differenz, genau gerechnet', 'Difference, worked out exactly'),
  mul: help('$mul(a, b)', 'Produkt, genau gerechnet', 'Product, worked out exactly'),
  div: help('$div(a, b, places)', 'Quotient, auf so viele Stellen gerundet', 'Quotient, rounded to so many places'),
  round: help('$round(number, places)', 'Kaufmännisch gerundet', 'Rounded half away from zero'),
  compare: help('$compare(a, b)', '-1, 0 oder 1: Zahlen genau verglichen', '-1, 0 or 1: numbers compared exactly'),
  sumOf: help(
    '$sumOf(zeilen, "feld")',
    'Genaue Summe eines Feldes über alle Zeilen',
    'Exact sum of a field over all rows',
  ),
  days: help('$days(from, to)', 'Tage von einem Tag zum anderen', 'Days from one day to another'),
  addDays: help('$addDays(tag, annumber)', 'Der Tag so viele Tage später', 'The day so many days later'),
  addMonths: help('$addMonths(tag, annumber)', 'Der Tag so viele Monate später', 'The day so many months later'),
  boolean: help('$boolean(value)', 'Ob der Wert ausgefüllt ist und nicht 0', 'Whether the value is filled and not 0'),
  not: help('$not(condition)', 'Das Gegenteil', 'The opposite'),
  exists: help('$exists(value)', 'Ob es den Wert gibt', 'Whether the value is there'),
  string: help('$string(value)', 'Der Wert als Text', 'The value as text'),
  number: help('$number(text)', 'Der Text als Zahl', 'The text as a number'),
  length: help('$length(text)', 'Anzahl der Zeichen', 'Number of characters'),
  substring: help('$substring(text, ab, annumber)', 'Ein Stück des Textes', 'A part of the text'),
  substringBefore: help('$substringBefore(text, mark)', 'Was davor steht', 'What stands before it'),
  substringAfter: help('$substringAfter(text, mark)', 'Was dahinter steht', 'What stands after it'),
  uppercase: help('$uppercase(text)', 'In Großbuchstaben', 'In capital letters'),
  lowercase: help('$lowercase(text)', 'In Kleinbuchstaben', 'In small letters'),
  trim: help('$trim(text)', 'Ohne Leerraum am Rand und doppelten', 'Without white space around and doubled'),
  contains: help('$contains(text, part)', 'Ob der Teil im Text steht', 'Whether the part is in the text'),
  join: help(
    '$join(texts, zeichen)',
    'Texte aneinander, mit dem Zeichen dazwischen',
    'Texts put together, with the mark between',
  ),
  abs: help('$abs(number)', 'Ohne Vorzeichen', 'Without its sign'),
  floor: help('$floor(number)', 'Abgerundet', 'Rounded down'),
  ceil: help('$ceil(number)', 'Aufgerundet', 'Rounded up'),
  sum: help('$sum(numbers)', 'Summe', 'Sum'),
  max: help('$max(numbers)', 'Die größte', 'The largest'),
  min: help('$min(numbers)', 'Die kleinste', 'The smallest'),
  average: help('$average(numbers)', 'Durchschnitt', 'Average'),
  count: help('$count(list)', 'Anzahl der Einträge', 'Number of entries'),
  append: help('$append(list, list)', 'Beide hintereinander', 'One after the other'),
  reverse: help('$reverse(list)', 'Von hinten nach vorn', 'From the end to the beginning'),
  distinct: help('$distinct(list)', 'Jeder Eintrag einmal', 'Each entry once'),
  lookup: help('$lookup(object, "name")', 'Der Wert unter dem Namen', 'The value under the name'),
  keys: help('$keys(object)', 'Die Namen darin', 'The names in it'),
  type: help('$type(value)', 'Von welcher Art der Wert ist', 'Of what sort the value is'),
  toMillis: help('$toMillis(instant)', 'Millisekunden seit 1970', 'Milliseconds since 1970'),
};

export const VARIABLE_HELP: Readonly<Record<string, Label>> = {
  today: { de: 'Der heutige Tag', en: 'Today' },
  now: { de: 'Der jetzige Zeitpunkt', en: 'The present moment' },
  user: { de: 'Kennung der Person, die etwas tut', en: 'Id of the person who does something' },
};
