import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A page whose code is loaded when it is first opened. `load` answers the module, `pick` the page in it. */
export function later<Props extends object, Module>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  let Known: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [failed, setFailed] = useState(false);
    const [, setReady] = useState(Known !== undefined);
    useEffect(() => {
      if (Known !== undefined || failed) return;
      let gone = false;
      const arrive = (module: Module): void => {
        Known = pick(module);
        if (!gone) setReady(true);
      };
      load().then(arrive, () => !gone && setFailed(true));
      return () => void (gone = true);
    }, [failed]);
    if (Known !== undefined) return <Known {...props} />;
    return failed ? <NotLoaded /> : <div class="skeleton skeleton-lines" role="status" aria-label="Loading" />;
  };
}

/** Most often there is a new version, which has other files. */
function NotLoaded() {
  return (
    <section class="message">
      <h1>This page could not be loaded</h1>
      <p>Either the connection is down, or there is a new version of the site.</p>
      <p class="message-actions">
        <button type="button" class="button" onClick={() => location.reload()}>
          Load it again
        </button>
      </p>
    </section>
  );
}
