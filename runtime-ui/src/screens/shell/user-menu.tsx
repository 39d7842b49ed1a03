import { lazy } from 'react';
import { PersonButton } from '../../controls/person-button.tsx';

const UserMenuList = lazy(async () => ({ default: (await import('./user-menu-list.tsx')).UserMenuList }));

export function UserMenu() {
  return <PersonButton>{(target) => <UserMenuList target={target} />}</PersonButton>;
}
