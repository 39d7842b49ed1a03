import { describe, expect, it } from 'vitest';
import type { EffectiveModel, NavigationItem } from '../../model/definitions.ts';
import { activeItem, readableItems } from './navigation-items.ts';

const label = { de: 'x', en: 'x' };
const items: readonly NavigationItem[] = [
  {
    id: 'group',
    label,
    children: [
      { id: 'all', label, entity: 'thing' },
      { id: 'mine', label, entity: 'thing', view: 'thing-mine' },
    ],
  },
  { id: 'hidden', label, children: [{ id: 'secret', label, entity: 'secret' }] },
];
const model = { entities: { thing: {} }, views: [{ id: 'thing-mine' }] } as unknown as EffectiveModel;

describe('navigation', () => {
  it('leaves out what the reader cannot see, and empty groups', () => {
    expect(readableItems(items, model).map((item) => item.id)).toEqual(['group']);
  });
  it('marks the view, else the entity', () => {
    expect(activeItem(items, { entity: 'thing', view: 'thing-mine' })?.id).toBe('mine');
    expect(activeItem(items, { entity: 'thing', view: 'other' })?.id).toBe('all');
    expect(activeItem(items, { entity: 'thing' })?.id).toBe('all');
  });
});
