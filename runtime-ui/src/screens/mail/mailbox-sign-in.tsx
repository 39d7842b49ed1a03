import { useState } from 'react';
import { MAILBOX_SIGN_IN } from '../../client/sign-in-providers.ts';
import { ProviderSignIn } from '../providers/provider-sign-in.tsx';
import { TeamSelect } from './team-select.tsx';

/** A new mailbox at whose provider one signs in; of a person's own, or of a team. */
export function MailboxSignIn() {
  const [team, setTeam] = useState('');
  return (
    <ProviderSignIn
      place={MAILBOX_SIGN_IN}
      more={<TeamSelect value={team} onChange={setTeam} />}
      values={team === '' ? {} : { team }}
    />
  );
}
