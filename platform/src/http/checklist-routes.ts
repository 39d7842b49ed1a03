import type { ChecklistDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { readMarks, writeMark } from '../checklist/checklist-marks.ts';
import { runCheck } from '../checklist/run-check.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { refuseReadOnly } from './identify.ts';
import type { Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const TAG = 'checklists';
const LONGEST_NOTE = 2000;

/** Checklists of the configuration, e.g. for going live: what the server has checked, and what people have ticked off. */
export const CHECKLIST_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/checklists',
    summary: 'All checklists with the state of each item; checks are done now, with the rights of the asker',
    tag: TAG,
    access: 'user',
    responses: [
      { status: 200, description: '{items}: the checklists, each with its `items` and how many are `ready`' },
    ],
    handle: async (call) => {
      const { model } = permitted(call, 'metadata.read');
      const items = [];
      for (const checklist of Object.values(model.model.checklists)) items.push(await shownChecklist(call, checklist));
      return json({ items });
    },
  },
  {
    method: 'PUT',
    path: '/api/checklists/{checklist}/items/{item}',
    summary: 'Tick an item off or open it again, with a note; by the responsible role and those who may work on drafts',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['done'],
        properties: { done: { type: 'boolean' }, note: { type: 'string', maxLength: LONGEST_NOTE } },
      },
    },
    responses: [{ status: 200, description: 'The checklist as it is now' }],
    handle: async (call) => {
      const context = permitted(call, 'metadata.read');
      refuseReadOnly(context);
      const { checklists } = context.model.model;
      const id = call.params['checklist'] ?? '';
      const checklist = Object.hasOwn(checklists, id) ? checklists[id] : undefined;
      const item = checklist?.items.find((one) => one.id === call.params['item']);
      if (!checklist || !item) return refuse(404, 'checklist.unknown');
      if (!mayMark(context, item.role)) return refuse(403, 'record.forbidden');
      const { done, note = '' } = decodeObject(call.body, ['done', 'note']);
      if (typeof done !== 'boolean' || typeof note !== 'string') return refuse(400, 'checklist.shape');
      if (note.length > LONGEST_NOTE)
        return refuse(422, 'record.invalid', {
          issues: [{ path: 'note', code: 'definition-draft.note', params: { most: LONGEST_NOTE } }],
        });
      await writeMark(call.runtime.database, { checklist: id, item: item.id, done, note }, context.actor.id);
      return json(await shownChecklist(call, checklist));
    },
  },
];

const mayMark = ({ access, actor }: Context, role: string | undefined): boolean =>
  access.permissions.has('metadata.edit') ||
  access.permissions.has('metadata.publish') ||
  (role !== undefined && actor.roles.includes(role));

async function shownChecklist(call: Call, { id, label, help, items }: ChecklistDefinition) {
  const context = call.context();
  const { database, jobs } = call.runtime;
  const marks = await readMarks(database, id);
  const shown = [];
  for (const { check, role, ...item } of items) {
    const mark = marks.get(item.id);
    const found = check ? await runCheck(check, { database, jobs, context }) : null;
    shown.push({
      ...item,
      ...(role !== undefined && { role: { id: role, label: context.model.model.roles[role]?.label } }),
      mayMark: mayMark(context, role),
      check: found,
      mark: mark ?? null,
      isReady: mark?.done === true || found?.state === 'good',
    });
  }
  return {
    id,
    label,
    ...(help && { help }),
    items: shown,
    ready: shown.filter(({ isReady }) => isReady).length,
  };
}
