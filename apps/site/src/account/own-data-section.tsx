import { useState } from 'preact/hooks';
import { eraseMe, exportMyData } from '../api/own-data.ts';
import { PasswordField, SecondFactorField } from '../forms/fields.tsx';
import { Form, Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { navigate } from '../routing/navigation.tsx';
import { session } from '../session/browser-session.ts';
import type { Account } from '../session/page-session.ts';
import { saveFile } from './save-file.ts';
import { Section } from './section.tsx';

const FILE = 'groundswell-export.json';

/** What is held about somebody: to take along, and to have erased. */
export function OwnDataSection({ account }: { readonly account: Account }) {
  return (
    <Section id="own-data" title="Your data" lead="Take along everything that is held about you, or have it erased.">
      <Export />
      <details class="more">
        <summary>Erase your account</summary>
        <Erase account={account} />
      </details>
    </Section>
  );
}

function Export() {
  const submit = useSubmit();
  const [saved, setSaved] = useState(false);
  const take = async () => {
    setSaved(false);
    setSaved(await submit.run(async () => saveFile(FILE, JSON.stringify(await exportMyData(), undefined, 2))));
  };
  return (
    <>
      <div class="form-buttons">
        <button type="button" class="button button-quiet" disabled={submit.running} onClick={() => void take()}>
          {submit.running ? 'Gathering …' : 'Download everything'}
        </button>
        <span class="hint" role="status">
          {saved ? `Saved as ${FILE}.` : 'One JSON file.'}
        </span>
      </div>
      <Problem words={submit.problem} />
    </>
  );
}

function Erase({ account }: { readonly account: Account }) {
  const submit = useSubmit();
  if (account.role === 'operator') {
    return <p class="quiet">Operators can’t be erased: let another operator take the role from you first.</p>;
  }
  return (
    <>
      <p>
        Your account, what you follow and set, and your weight in what is counted now are taken away for good. Nobody can bring it back.
      </p>
      <Form
        submit={submit}
        button="Erase everything about me"
        running="Erasing …"
        danger
        onSubmit={async ({ password = '', code }) => {
          await eraseMe(password, code);
          session.forget();
          navigate('/erased');
        }}
      >
        <PasswordField name="password" label="Password" />
        {account.secondFactor && <SecondFactorField />}
      </Form>
    </>
  );
}
