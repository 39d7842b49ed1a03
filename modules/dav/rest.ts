import ICAL from 'ical.js';

/** What a device said of an entry and no field holds: properties and components as jCal (RFC 7265). */
export type Rest = { readonly properties: readonly unknown[][]; readonly components: readonly unknown[][] };

type Json = ConstructorParameters<typeof ICAL.Property>[0];

/** @param known names of properties that the record holds, in small letters */
export const restOf = (component: ICAL.Component, known: ReadonlySet<string>): Rest => ({
  properties: component
    .getAllProperties()
    .filter((one) => !known.has(one.name))
    .map((one) => one.toJSON() as unknown[]),
  components: component.getAllSubcomponents().map((one) => one.toJSON() as unknown[]),
});

/** @param hidden names of properties whose fields the reader may not see: he is not told them this way either */
export function addRest(component: ICAL.Component, rest: unknown, hidden: ReadonlySet<string>): void {
  const { properties = [], components = [] } = (rest ?? {}) as Partial<Rest>;
  for (const one of properties) {
    const property = new ICAL.Property(one as Json, component);
    if (!hidden.has(property.name)) component.addProperty(property);
  }
  for (const one of components) component.addSubcomponent(new ICAL.Component(one as unknown[]));
}
