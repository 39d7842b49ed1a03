import ICAL from 'ical.js';
import { DavRefused } from '../dav-refused.ts';

const MOST_COMPONENTS = 200;
const MOST_LINES = 20_000;
const MOST_DEPTH = 4;
/** A picture in a line is long; more than that is none. */
const LONGEST_LINE = 1_000_000;

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** A text of lines by RFC 5545 or 6350, looked at before it is read: what is too much is refused before it costs anything. */
export function parseLines(text: string, precondition: string): ICAL.Component {
  const broken = (): never => {
    throw new DavRefused(403, 'dav.broken', precondition);
  };
  if (CONTROL.test(text)) return broken();
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES) return broken();
  let depth = 0;
  let components = 0;
  for (const line of lines) {
    if (line.length > LONGEST_LINE) return broken();
    if (/^BEGIN:/i.test(line)) {
      depth += 1;
      components += 1;
    }
    if (/^END:/i.test(line)) depth -= 1;
    if (depth > MOST_DEPTH || components > MOST_COMPONENTS) return broken();
  }
  try {
    const parsed: unknown = ICAL.parse(lines.join('\r\n'));
    // Several roots come as a list of them.
    if (!Array.isArray(parsed) || typeof parsed[0] !== 'string') return broken();
    return new ICAL.Component(parsed);
  } catch {
    return broken();
  }
}
