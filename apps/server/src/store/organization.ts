import type { OrganizationView } from '@engawa/domain';
import type { Reader, WriteTx } from './store.ts';

/** Null until the first run is finished. */
export async function organizationOrNull(db: Reader): Promise<OrganizationView | null> {
  const row = await db.selectFrom('organization').select(['name', 'company_name']).executeTakeFirst();
  return row ? { name: row.name, companyName: row.company_name } : null;
}

/** Before the first run is finished, names are empty. */
export async function organizationOf(db: Reader): Promise<OrganizationView> {
  return (await organizationOrNull(db)) ?? { name: '', companyName: '' };
}

/** There is one, made when it is first named. */
export async function saveOrganization(tx: WriteTx, { name, companyName }: OrganizationView): Promise<void> {
  await tx.db
    .insertInto('organization')
    .values({ id: 1, name, company_name: companyName, created_at: tx.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, company_name: companyName }))
    .execute();
}
