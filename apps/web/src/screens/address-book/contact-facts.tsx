import type { ContactView } from '@engawa/domain';
import { KeyValue, type KeyValueRow } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { day } from '../page/dates.ts';
import { callTo, mailTo } from '../page/reach.ts';

/** What the company wrote down, and what LINE says. */
export function ContactFactsList(props: { contact: ContactView }) {
  const words = () => text().addressBook.contact;
  const written = (): KeyValueRow[] => [
    ...row(words().reading, props.contact.reading),
    ...row(words().company, props.contact.company),
    ...row(words().jobTitle, props.contact.title),
    ...props.contact.phones.map((phone) => ({ key: words().phones, value: <a href={callTo(phone)}>{phone}</a> })),
    ...props.contact.emails.map((mail) => ({ key: words().emails, value: <a href={mailTo(mail)}>{mail}</a> })),
  ];
  const fromLine = (): KeyValueRow[] => [
    ...row(words().lineName, props.contact.lineName),
    ...row(words().statusMessage, props.contact.statusMessage),
    { key: words().addedAt, value: day(props.contact.addedAt) },
  ];
  return (
    <div class="person-facts">
      <h2>{words().details}</h2>
      <Show when={written().length || props.contact.memo} fallback={<p class="page-lead">{words().nothing}</p>}>
        <KeyValue rows={written()} />
      </Show>
      <Show when={props.contact.memo}>
        <section class="person-memo">
          <h3>{words().memo}</h3>
          <p>{props.contact.memo}</p>
        </section>
      </Show>
      <h2>LINE</h2>
      <KeyValue rows={fromLine()} />
    </div>
  );
}

function row(key: string, value: string | null): KeyValueRow[] {
  return value ? [{ key, value }] : [];
}
