/** The sign-ins of demo mode. They exist on loopback only. */
export const DEMO_PASSWORD = 'leitwerk';

export type DemoUser = { readonly email: string; readonly name: string; readonly role: string; readonly team: string };

export const DEMO_USERS: readonly DemoUser[] = [
  { email: 'admin@example.com', name: 'Andrea Adler', role: 'admin', team: 'service' },
  { email: 'consultant@example.com', name: 'Clara Conrad', role: 'consultant', team: 'service' },
  { email: 'lead@example.com', name: 'Leo Lindner', role: 'sales-lead', team: 'nord' },
  { email: 'sales@example.com', name: 'Sven Sommer', role: 'sales', team: 'nord' },
  { email: 'service@example.com', name: 'Sabine Seidel', role: 'service', team: 'service' },
  { email: 'viewer@example.com', name: 'Viktor Vogel', role: 'viewer', team: 'sued' },
];
