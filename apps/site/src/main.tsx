import { render } from 'preact';
import { takeKeyFromAddress } from './access/browser-keyring.ts';
import { App } from './app.tsx';
import { applyTheme } from './shell/theme.ts';

takeKeyFromAddress();
applyTheme();
const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element #app.');
render(<App />, root);
