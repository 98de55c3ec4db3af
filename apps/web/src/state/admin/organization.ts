import type { OrganizationView } from '@engawa/domain';
import { api } from '../../api/client.ts';
import { renewSession } from '../session.ts';

/** @throws the call's error; see `errorText`. */
export async function changeOrganization(answers: OrganizationView): Promise<void> {
  renewSession({ organization: await api.admin.organization.update.mutate(answers) });
}
