import { el } from '../dom.js';
import { language, t } from '../strings.js';
import { platformPanel } from './panel.js';

document.documentElement.lang = language;
document.title = t('panel');
document.body.append(
  el(
    'header',
    { className: 'panel-head' },
    el('h1', {}, t('panel')),
    el('p', {}, t('panelHint')),
    el('a', { href: '/phone' }, t('toPhone')),
  ),
  el('main', {}, platformPanel().node),
);
