export const notificationMails = `
  -- Ways by which a person wants to be told of this, as he had set it up when it happened.
  alter table leitwerk.notification add column in_app boolean not null default true;
  alter table leitwerk.notification add column by_mail boolean not null default false;
  -- When its mail was handed over to be sent.
  alter table leitwerk.notification add column mailed_at timestamptz(3);
  -- Of a repeated record: which time of it is meant.
  alter table leitwerk.notification add column starts_at timestamptz(3);
`;
