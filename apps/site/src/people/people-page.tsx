import { useState } from 'preact/hooks';
import { type DeskAccount, findAccount } from '../api/account-desk.ts';
import { DeskAccess, type Desk } from '../desk/desk-access.tsx';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { AccountCard } from './account-card.tsx';

/** Other people's accounts, for operators: found one at a time by address or id. */
export function PeoplePage() {
  usePageTitle('People');
  return (
    <DeskAccess role="operator" title="People" inPerson>
      {(desk) => (
        <div class="desk-page">
          <header class="page-head">
            <h1>People</h1>
            <p>Give roles, close accounts, and help whoever lost their authenticator.</p>
          </header>
          <People desk={desk} />
        </div>
      )}
    </DeskAccess>
  );
}

function People({ desk }: { readonly desk: Desk }) {
  const submit = useSubmit();
  const [found, setFound] = useState<DeskAccount>();
  const find = async (wanted: string) => {
    setFound(undefined);
    setFound(await findAccount(wanted.trim()));
  };
  return (
    <>
      <section class="part" aria-labelledby="find-account">
        <header>
          <h2 id="find-account">Find an account</h2>
          <p class="quiet">Trails name accounts by their id.</p>
        </header>
        <div>
          <Form submit={submit} button="Find" running="Looking …" onSubmit={({ wanted = '' }) => find(wanted)}>
            <TextField name="wanted" label="E-mail address or id" hint="Whole: parts of addresses are not searched." maxLength={254} />
          </Form>
        </div>
      </section>
      {found !== undefined && <AccountCard key={found.id} account={found} own={desk.by === `account ${found.id}`} onChange={setFound} />}
    </>
  );
}
