import type { FieldModel } from '../model.ts';
import type { LetterEntity } from './letter-entity.ts';
import type { Found, Frame } from './letter-frame.ts';
import { ADDRESS_PARTS } from './letter-frame.ts';
import type { ReportLetter } from './letter-issue.ts';
import type { GatheredNeeds } from './letter-needs.ts';
import { needField, noNeeds } from './letter-needs.ts';

type Path = Pick<hbs.AST.PathExpression, 'depth' | 'parts' | 'original' | 'loc'>;

/**
 * What a name like `lead.address.city` leads to at a place of a letter, and notes that it is needed.
 * @param frames what names mean there, the innermost first: `../` goes out by one
 * @returns null when it leads nowhere, which is reported
 */
export function resolvePath(path: Path, frames: readonly Frame[], report: ReportLetter): Found | null {
  const { line, column } = path.loc.start;
  const frame = frames[path.depth];
  if (!frame) {
    report('letter.not-allowed', { line, what: path.original });
    return null;
  }
  const parts = path.parts.map(String);
  const unknown = (at: number, entity: string): null => {
    const id = parts[at] ?? '';
    report('letter.unknown-variable', { line, column, at, variable: path.original, id, entity });
    return null;
  };
  if (parts.length === 0) return frame;
  if (frame.is === 'nothing') {
    report('letter.no-record', { line, variable: path.original });
    return null;
  }
  if (frame.is === 'row') {
    const field = frame.columns.find((one) => one.name === parts[0]);
    return field ? below(field, undefined, noNeeds(), parts, 0, unknown) : unknown(0, frame.of);
  }
  return inRecord(frame.entity, frame.needs, parts, 0, unknown);
}

type Unknown = (at: number, entity: string) => null;

function inRecord(
  entity: LetterEntity,
  needs: GatheredNeeds,
  parts: readonly string[],
  at: number,
  unknown: Unknown,
): Found | null {
  const field = entity.field(parts[at] ?? '');
  if (!field) return unknown(at, entity.name);
  const target = entity.target(field);
  // Several records are shown by their titles; only one has fields of its own here.
  return below(
    field,
    field.type === 'references' ? undefined : target,
    needField(needs, field.name),
    parts,
    at,
    unknown,
  );
}

function below(
  field: FieldModel,
  target: LetterEntity | undefined,
  needs: GatheredNeeds,
  parts: readonly string[],
  at: number,
  unknown: Unknown,
): Found | null {
  if (at === parts.length - 1) return { is: 'field', field, needs, ...(target && { entity: target }) };
  const next = parts[at + 1] ?? '';
  if (field.type === 'address')
    return at + 2 === parts.length && Object.hasOwn(ADDRESS_PARTS, next) ? { is: 'part' } : unknown(at + 1, field.name);
  return target ? inRecord(target, needs, parts, at + 1, unknown) : unknown(at + 1, field.name);
}
