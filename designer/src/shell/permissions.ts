import { useSignedIn } from '@leitwerk/runtime-ui/renderer';

/** What the person may do with definitions. */
export function usePermissions() {
  const { permissions } = useSignedIn();
  const mayPublish = permissions.includes('metadata.publish');
  return {
    mayRead: permissions.includes('metadata.read'),
    mayEdit: mayPublish || permissions.includes('metadata.edit'),
    mayPublish,
  };
}
