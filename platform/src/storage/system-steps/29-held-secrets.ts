export const heldSecrets = `
  -- Until when one process alone works with a secret, and which work that is: one that ends in the middle holds nobody up for long.
  alter table leitwerk.secret add column held_until timestamptz(3);
  alter table leitwerk.secret add column held_by uuid;
`;
