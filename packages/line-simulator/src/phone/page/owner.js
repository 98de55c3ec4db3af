import { createPerson } from './api.js';
import { panelDoors } from './beside.js';
import { el } from './dom.js';
import { t } from './strings.js';

/** @import { PersonView } from '../views.ts' */

const NEW = 'new';

/**
 * The strip outside the phone: whose it is, and a new person's.
 * @param {PersonView[]} people
 * @param {PersonView | undefined} owner
 * @param {(person: PersonView) => void} choose
 */
export function ownerBar(people, owner, choose) {
  const form = newPersonForm(choose, () => {
    form.hidden = true;
    select.value = owner?.userId ?? NEW;
    select.focus();
  });
  form.hidden = owner !== undefined;
  const select = el(
    'select',
    { id: 'owner' },
    ...people.map(({ userId, displayName }) =>
      el('option', { value: userId, selected: userId === owner?.userId }, displayName),
    ),
    el('option', { value: NEW, selected: !owner }, `＋ ${t('newPerson')}`),
  );
  select.addEventListener('change', () => {
    const person = people.find((each) => each.userId === select.value);
    form.hidden = person !== undefined;
    if (person) choose(person);
    else form.querySelector('input')?.focus();
  });
  return el(
    'aside',
    { className: 'owner-bar', 'aria-label': t('owner') },
    el('label', { htmlFor: 'owner' }, t('owner')),
    select,
    ...panelDoors(),
    form,
  );
}

/** @param {(person: PersonView) => void} choose @param {() => void} cancel */
function newPersonForm(choose, cancel) {
  const name = el('input', {
    required: true,
    maxLength: 20,
    autocomplete: 'off',
    'aria-label': t('newPersonName'),
    placeholder: t('newPersonName'),
  });
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    choose(await createPerson(name.value));
  };
  return el(
    'form',
    { className: 'new-person', onsubmit: submit },
    name,
    el('button', { className: 'primary' }, t('create')),
    el('button', { type: 'button', onclick: cancel }, t('cancel')),
  );
}
