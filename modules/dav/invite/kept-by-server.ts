import { AsyncLocalStorage } from 'node:async_hooks';
import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import type { Judged, Rule } from '@leitwerk/platform/module/module';
import type { ModuleContext, ModuleSettings } from '@leitwerk/platform/module/module-reach';
import type { dayInUid } from '../calendar/series.ts';
import { uidOfDay } from '../calendar/series.ts';
import type { CalendarShape, InvitationShape } from '../settings.ts';
import { inviteIssue } from './invite-issue.ts';

/** Set while this module itself writes what an invitation is called and which version it is. */
const writing = new AsyncLocalStorage<true>();

/** As `write` of the context, for the actions of invitations: they say UID and number of an appointment. */
export const writeInvitation = (
  context: Pick<ModuleContext, 'write'>,
  commands: Parameters<ModuleContext['write']>[0],
): ReturnType<ModuleContext['write']> => writing.run(true, () => context.write(commands));

const shapesIn = (settings: ModuleSettings): readonly CalendarShape[] =>
  ((settings['calendars'] as readonly CalendarShape[] | undefined) ?? []).filter(
    (one) => one.invitations !== undefined,
  );

/**
 * What an appointment is called between calendars and which version of it was sent is kept here: guests' programs go by both. Who takes one
 * time out of a series and makes an appointment of it has it called as a time of that series.
 */
export const keptByServer: Rule = {
  name: 'dav-invitation-kept-by-server',
  entity: (settings) => shapesIn(settings).map(({ entity }) => entity),
  on: ['create', 'update'],
  prepare: async (batch, { settings, entity }) => {
    const byServer = writing.getStore() === true;
    const shapes = shapesIn(settings);
    return async (one) => {
      const shape = shapes.find((known) => known.entity === one.entity)?.invitations;
      if (!shape || byServer) return {};
      if (one.before !== null) {
        const moved = [shape.uid, shape.sequence].filter(
          (name) => (one.before?.[name] ?? null) !== null && one.draft[name] !== one.before?.[name],
        );
        return { issues: moved.map((name) => inviteIssue(name, 'dav.invite-kept')) };
      }
      const model = entity(one.entity);
      const repetition = model?.fields.find(({ id }) => id === model.repetitionField)?.name;
      const day = repetition === undefined ? null : dayTakenOut(one, batch, shape, repetition);
      return day === null ? {} : { changes: { [shape.uid]: uidOfDay(day.series, day.day) } };
    };
  },
};

/** Of a record that is made after a series whose one time is left out in the same batch: which one. */
function dayTakenOut(
  { draft }: Judged,
  batch: readonly Judged[],
  { uid }: InvitationShape,
  repetition: string,
): ReturnType<typeof dayInUid> {
  const name = draft[uid];
  if (typeof name !== 'string' || name === '') return null;
  const series = batch.find(({ draft: other, before }) => before !== null && before[uid] === name && other[repetition]);
  const known = repetitionFrom(series?.before?.[repetition])?.except ?? [];
  const [day, ...more] = (repetitionFrom(series?.draft[repetition])?.except ?? []).filter(
    (one) => !known.includes(one),
  );
  return day === undefined || more.length > 0 ? null : { series: name, day };
}
