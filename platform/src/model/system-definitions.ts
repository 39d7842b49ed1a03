import type { Definition, EntityDefinition, Option } from '@leitwerk/metadata/generated/definitions.gen';

/**
 * Entities that every installation has: who works here. They are read and written like any other record; passwords are not
 * in them. The options of `roles` are the roles of the definitions.
 */
export function systemDefinitions(definitions: readonly Definition[]): readonly EntityDefinition[] {
  const roles = definitions
    .filter((one) => one.kind === 'role')
    .map((role): Option => ({ id: role.id, label: role.label }));
  return [TEAM, userWith(roles)];
}

export const SYSTEM_ENTITIES: ReadonlySet<string> = new Set(['user', 'team']);

const TEAM: EntityDefinition = {
  kind: 'entity',
  id: 'team',
  name: 'team',
  label: { de: 'Team', en: 'Team' },
  labelPlural: { de: 'Teams', en: 'Teams' },
  icon: 'users-group',
  color: 'teal',
  titleField: 'name',
  fields: [
    {
      id: 'name',
      type: 'text',
      label: { de: 'Name', en: 'Name' },
      required: true,
      unique: true,
      searchable: true,
      index: true,
      maxLength: 80,
    },
    {
      id: 'color',
      type: 'option',
      label: { de: 'Farbe', en: 'Colour' },
      options: [
        { id: 'gray', label: { de: 'Grau', en: 'Gray' }, color: 'gray' },
        { id: 'blue', label: { de: 'Blau', en: 'Blue' }, color: 'blue' },
        { id: 'teal', label: { de: 'Petrol', en: 'Teal' }, color: 'teal' },
        { id: 'green', label: { de: 'Grün', en: 'Green' }, color: 'green' },
        { id: 'yellow', label: { de: 'Gelb', en: 'Yellow' }, color: 'yellow' },
        { id: 'orange', label: { de: 'Orange', en: 'Orange' }, color: 'orange' },
        { id: 'red', label: { de: 'Rot', en: 'Red' }, color: 'red' },
        { id: 'violet', label: { de: 'Violett', en: 'Violet' }, color: 'violet' },
      ],
    },
    { id: 'description', type: 'long-text', label: { de: 'Beschreibung', en: 'Description' }, maxLength: 2000 },
  ],
};

const userWith = (roles: readonly Option[]): EntityDefinition => ({
  kind: 'entity',
  id: 'user',
  name: 'user',
  label: { de: 'Benutzer', en: 'User' },
  labelPlural: { de: 'Benutzer', en: 'Users' },
  icon: 'user',
  color: 'blue',
  titleField: 'name',
  fields: [
    {
      id: 'name',
      type: 'text',
      label: { de: 'Name', en: 'Name' },
      required: true,
      searchable: true,
      index: true,
      maxLength: 120,
    },
    {
      id: 'email',
      type: 'email',
      label: { de: 'E-Mail', en: 'E-mail' },
      required: true,
      unique: true,
      searchable: true,
      index: true,
    },
    {
      id: 'roles',
      type: 'options',
      label: { de: 'Rollen', en: 'Roles' },
      help: { de: 'Rechte mehrerer Rollen ergänzen sich.', en: 'Rights of several roles add up.' },
      options:
        roles.length > 0
          ? [roles[0] as Option, ...roles.slice(1)]
          : [{ id: 'none', label: { de: 'Keine', en: 'None' } }],
    },
    { id: 'teams', type: 'references', entity: 'team', label: { de: 'Teams', en: 'Teams' } },
    {
      id: 'language',
      type: 'option',
      label: { de: 'Sprache', en: 'Language' },
      required: true,
      default: 'de',
      options: [
        { id: 'de', label: { de: 'Deutsch', en: 'German' } },
        { id: 'en', label: { de: 'Englisch', en: 'English' } },
      ],
    },
    {
      id: 'active',
      type: 'boolean',
      label: { de: 'Aktiv', en: 'Active' },
      help: { de: 'Wer nicht aktiv ist, kann sich nicht anmelden.', en: 'Who is not active cannot sign in.' },
      default: true,
    },
  ],
});
