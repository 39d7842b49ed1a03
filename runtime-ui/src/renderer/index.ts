// What the designer shares with the work screens. It is the one door between the two apps.

export { ProblemError, statusOfError } from '../client/problem-error.ts';
export { listRecords } from '../client/records.ts';
export { sendRequest } from '../client/send-request.ts';
export { useEffectiveModel, useSession, useSignedIn } from '../client/session.ts';
export { PersonButton } from '../controls/person-button.tsx';
export { AppearanceItems, PersonHeading, SignOutItem } from '../controls/person-menu-items.tsx';
export { ProblemText } from '../controls/problem-text.tsx';
export { ProductMark } from '../controls/product-mark.tsx';
export { SideDrawer } from '../controls/side-drawer.tsx';
export { FieldInput } from '../controls/widget-context.tsx';
export type { Text } from '../i18n/language.ts';
export { localeOf, useLabel, useLanguage, useText } from '../i18n/language.ts';
export { modKey } from '../i18n/mod-key.ts';
export { useOwnTexts } from '../i18n/own-texts.ts';
export { NamedIcon } from '../icons/icon.tsx';
export { icons } from '../icons/icon-list.ts';
export type { Color, EffectiveModel, EntityModel, FieldModel, Filter, Label, Language } from '../model/definitions.ts';
export { titleFieldOf } from '../model/fields-of.ts';
export { titleOfRecord } from '../model/title-of-record.ts';
export { FilterBar } from '../screens/list/filter-bar.tsx';
export { plainFromShown } from '../values/plain-from-shown.ts';
export { isShownFilter } from '../values/shown-filter.ts';
export { ModelScope } from './model-scope.tsx';
export { mountScreens } from './mount-screens.tsx';
export { ScreenProviders } from './screen-providers.tsx';
export { SignInGate } from './sign-in-gate.tsx';
export { FailedPage, WaitingPage } from './whole-page.tsx';
