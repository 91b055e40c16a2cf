import { render } from 'preact';
import { takeKeyFromAddress } from './access/browser-keyring.ts';
import { App } from './app.tsx';
import { openSession } from './session/browser-session.ts';
import { applyTheme } from './shell/theme.ts';

takeKeyFromAddress();
applyTheme();
openSession();
const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element #app.');
render(<App />, root);
