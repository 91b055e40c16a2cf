import { render } from 'preact';
import { takeKeyFromAddress } from './access/browser-keyring.ts';
import { App } from './app.tsx';
import { endPushesWithSession } from './push/browser-devices.ts';
import { openSession } from './session/browser-session.ts';
import { applyTheme } from './shell/theme.ts';

takeKeyFromAddress();
applyTheme();
endPushesWithSession();
openSession();
const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element #app.');
render(<App />, root);
