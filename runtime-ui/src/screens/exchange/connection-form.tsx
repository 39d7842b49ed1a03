import {
  Alert,
  Button,
  Card,
  Code,
  Group,
  NativeSelect,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  SimpleGrid,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionInput } from '../../client/exchange.ts';
import { connect } from '../../client/exchange.ts';
import { issuesOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { connectionTexts } from './connection-texts.ts';
import { HostKey } from './host-key.tsx';

type Kind = ConnectionInput['kind'];
type SignIn = ConnectionInput['signIn'];
type Typed = Readonly<
  Record<'name' | 'address' | 'userName' | 'secret' | 'passphrase' | 'tokenAddress' | 'scope', string>
>;

const SIGN_INS: Readonly<Record<Kind, readonly [SignIn, ...SignIn[]]>> = {
  sftp: ['password', 'key'],
  https: ['none', 'password', 'header', 'oauth', 'certificate'],
  folder: ['none'],
  webhook: ['standard', 'hmac'],
};
const EMPTY: Typed = {
  name: '',
  address: '',
  userName: '',
  secret: '',
  passphrase: '',
  tokenAddress: '',
  scope: '',
};

/** A new connection. It is tried out before it is kept; the key of an SFTP server is confirmed before anybody signs in there. */
export function ConnectionForm({ onClose }: { readonly onClose: () => void }) {
  const t = useOwnTexts(connectionTexts);
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>('sftp');
  const [wanted, setSignIn] = useState<SignIn>('password');
  const [port, setPort] = useState<number>(22);
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const signIn = SIGN_INS[kind].includes(wanted) ? wanted : SIGN_INS[kind][0];
  const add = useMutation({
    mutationFn: (fingerprint: string | null) => connect(inputOf(kind, signIn, port, typed, fingerprint)),
    onSuccess: async ({ fingerprint, secret }) => {
      if (fingerprint !== undefined) return;
      if (secret === undefined) onClose();
      await Promise.all(
        ['exchange-connection', 'exchange-state'].map((entity) =>
          client.invalidateQueries({ queryKey: queryKeys.entity(entity) }),
        ),
      );
    },
  });
  const issues = issuesOfError(add.error);
  const shown = add.data?.fingerprint ?? null;
  const made = add.data?.secret;
  const field = (name: keyof Typed) => ({
    value: typed[name],
    error: issues[name],
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      add.reset();
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  const isKey = signIn === 'key' || signIn === 'certificate';
  return (
    <Card component="section" aria-label={t.add} withBorder>
      <Title order={3} size="h5" mb="xs">
        {t.add}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(null);
        }}
      >
        <SegmentedControl
          aria-label={t.kind}
          mb="xs"
          value={kind}
          onChange={(next) => {
            add.reset();
            setKind(next as Kind);
          }}
          data={(['sftp', 'https', 'folder', 'webhook'] as const).map((value) => ({ value, label: t.kinds[value] }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <TextInput label={t.name} description={t.nameHelp} {...field('name')} />
          <TextInput label={t.addresses[kind]} description={t.addressHelps[kind]} {...field('address')} />
          {kind === 'sftp' && (
            <NumberInput
              label={t.port}
              min={1}
              max={65_535}
              allowDecimal={false}
              value={port}
              onChange={(next) => setPort(Number(next))}
            />
          )}
          {kind !== 'folder' && (
            <NativeSelect
              label={t.signIn}
              value={signIn}
              onChange={(event) => setSignIn(event.currentTarget.value as SignIn)}
              data={SIGN_INS[kind].map((value) => ({ value, label: t.signIns[value] }))}
            />
          )}
          {signIn !== 'none' && signIn !== 'standard' && signIn !== 'certificate' && (
            <TextInput label={t.users[signIn]} {...field('userName')} />
          )}
          {signIn !== 'none' &&
            (isKey ? (
              <Textarea label={t.secrets[signIn]} autosize minRows={3} maxRows={8} {...field('secret')} />
            ) : (
              <PasswordInput
                label={t.secrets[signIn]}
                description={kind === 'webhook' ? t.secretMade : undefined}
                visibilityToggleButtonProps={{ 'aria-label': t.show }}
                {...field('secret')}
              />
            ))}
          {isKey && (
            <PasswordInput
              label={t.passphrase}
              visibilityToggleButtonProps={{ 'aria-label': t.show }}
              {...field('passphrase')}
            />
          )}
          {signIn === 'oauth' && <TextInput label={t.tokenAddress} {...field('tokenAddress')} />}
          {signIn === 'oauth' && <TextInput label={t.scope} {...field('scope')} />}
        </SimpleGrid>
        {shown !== null && (
          <HostKey
            shown={shown}
            known={null}
            button={t.confirmAndAdd}
            isPending={add.isPending}
            onConfirm={() => add.mutate(shown)}
            onCancel={() => add.reset()}
          />
        )}
        {made !== undefined && (
          <Alert mt="sm" color="green" title={t.secretTitle}>
            <Code style={{ overflowWrap: 'anywhere' }}>{made}</Code>
          </Alert>
        )}
        {made !== undefined && (
          <Button mt="sm" variant="default" onClick={onClose}>
            {t.close}
          </Button>
        )}
        {shown === null && made === undefined && (
          <Group mt="sm" gap="xs">
            <Button type="submit" loading={add.isPending} disabled={typed.name === ''}>
              {t.testAndAdd}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
          </Group>
        )}
        {add.error && <ProblemText error={add.error} />}
      </form>
    </Card>
  );
}

function inputOf(kind: Kind, signIn: SignIn, port: number, typed: Typed, fingerprint: string | null): ConnectionInput {
  const given = (...names: readonly (keyof Typed)[]) =>
    Object.fromEntries(names.flatMap((name) => (typed[name] === '' ? [] : [[name, typed[name].trim()]])));
  return {
    name: typed.name.trim(),
    kind,
    signIn,
    ...given('address'),
    ...(kind === 'sftp' && { port }),
    ...(signIn !== 'none' && signIn !== 'standard' && signIn !== 'certificate' && given('userName')),
    // Not trimmed: a blank may belong to a password.
    ...(signIn !== 'none' && typed.secret !== '' && { secret: typed.secret }),
    ...((signIn === 'key' || signIn === 'certificate') && typed.passphrase !== '' && { passphrase: typed.passphrase }),
    ...(signIn === 'oauth' && given('tokenAddress', 'scope')),
    ...(fingerprint !== null && { fingerprint }),
  };
}
