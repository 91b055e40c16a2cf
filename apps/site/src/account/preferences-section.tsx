import { useId, useState } from 'preact/hooks';
import { readProfile, saveProfile, type Profile } from '../api/kept.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { WaysField } from '../keeping/ways-field.tsx';
import { LoadState } from '../live/load-state.tsx';
import { useLoaded } from '../live/use-loaded.ts';
import { profileOf, timeZones } from './preferences.ts';
import { Section } from './section.tsx';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** What somebody wants: languages, regions, quiet hours, a digest. */
export function PreferencesSection() {
  const profile = useLoaded('profile', readProfile);
  return (
    <Section id="preferences" title="Preferences" lead="Your feed, alerts and digests keep to them, on all your devices.">
      <LoadState of={profile} />
      {profile.value !== undefined && <PreferencesForm profile={profile.value} onSaved={profile.set} />}
    </Section>
  );
}

interface PreferencesFormProps {
  readonly profile: Profile;
  readonly onSaved: (profile: Profile) => void;
}

function PreferencesForm({ profile, onSaved }: PreferencesFormProps) {
  const submit = useSubmit();
  const [saved, setSaved] = useState(false);
  return (
    <>
      <Form
        submit={submit}
        button="Save"
        running="Saving …"
        onSubmit={async (values) => {
          setSaved(false);
          onSaved(await saveProfile(profileOf(profile, values)));
          setSaved(true);
        }}
      >
        <TextField name="displayName" label="Name" optional maxLength={50} value={profile.displayName} />
        <div class="field-pair">
          <TextField name="languages" label="Languages" optional hint="Codes: en, pt." value={profile.languages?.join(', ')} />
          <TextField name="regions" label="Regions" optional hint="Codes: NO, BR." value={profile.regions?.join(', ')} />
        </div>
        <ZoneField zone={profile.timeZone} />
        <QuietHours quietHours={profile.quietHours} />
        <Digest digest={profile.digest} />
      </Form>
      <p class="quiet" role="status">
        {saved && 'Saved.'}
      </p>
    </>
  );
}

function ZoneField({ zone }: { readonly zone: string | undefined }) {
  const id = useId();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div class="field">
      <label for={id}>Time zone</label>
      <select id={id} name="timeZone" defaultValue={zone ?? here}>
        {timeZones(zone ?? here).map((name) => (
          <option key={name} value={name} selected={name === (zone ?? here)}>
            {name.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </div>
  );
}

function QuietHours({ quietHours }: { readonly quietHours: Profile['quietHours'] }) {
  const id = useId();
  const [on, setOn] = useState(quietHours !== undefined);
  return (
    <fieldset class="choices">
      <legend>Quiet hours</legend>
      <label class="choice">
        <input type="checkbox" name="quiet" value="yes" checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
        Send nothing at night
      </label>
      {on && (
        <div class="field-pair">
          <div class="field">
            <label for={`${id}-from`}>From</label>
            <input id={`${id}-from`} type="time" name="quietFrom" required defaultValue={quietHours?.from ?? '22:00'} />
          </div>
          <div class="field">
            <label for={`${id}-to`}>To</label>
            <input id={`${id}-to`} type="time" name="quietTo" required defaultValue={quietHours?.to ?? '07:00'} />
          </div>
        </div>
      )}
    </fieldset>
  );
}

function Digest({ digest }: { readonly digest: Profile['digest'] }) {
  const id = useId();
  const [every, setEvery] = useState(digest?.every ?? 'never');
  return (
    <>
      <div class="field">
        <label for={`${id}-every`}>Digest of what rose</label>
        <select id={`${id}-every`} name="every" value={every} onChange={(event) => setEvery(event.currentTarget.value as typeof every)}>
          <option value="never">never</option>
          <option value="day">every day</option>
          <option value="week">every week</option>
        </select>
      </div>
      {every !== 'never' && (
        <div class="field-pair">
          {every === 'week' && (
            <div class="field">
              <label for={`${id}-weekday`}>On</label>
              <select id={`${id}-weekday`} name="weekday">
                {DAYS.map((day, index) => (
                  <option key={day} value={index + 1} selected={index + 1 === (digest?.weekday ?? 1)}>
                    {day}
                  </option>
                ))}
              </select>
            </div>
          )}
          <div class="field">
            <label for={`${id}-at`}>At</label>
            <input id={`${id}-at`} type="time" name="at" step={900} required defaultValue={digest?.at ?? '08:00'} />
          </div>
        </div>
      )}
      {every !== 'never' && <WaysField legend="Send it by" {...(digest?.by && { by: digest.by })} webhook={digest?.webhook} />}
    </>
  );
}
