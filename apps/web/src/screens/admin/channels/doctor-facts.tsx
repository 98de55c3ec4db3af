import type { DoctorView, Instant } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { For } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { dayAndTime } from '../../page/dates.ts';

type Fact = { readonly name: FactName; readonly good: boolean | null; readonly known: string };
type FactName = 'webhook' | 'chat' | 'event' | 'redelivery' | 'autoReply';

/** Ticks that come from what was seen, never from what was promised. */
export function DoctorFacts(props: { view: DoctorView }) {
  const words = () => text().adminDoctor.facts;
  return (
    <ul class="doctor-facts">
      <For each={factsOf(props.view)}>
        {(fact) => (
          <li data-good={fact.good === null ? undefined : String(fact.good)}>
            <Icon name={fact.good === null ? 'eye' : fact.good ? 'check' : 'warning'} />
            <div>
              <strong>{words().names[fact.name]}</strong>
              <p>{fact.known}</p>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}

function factsOf({ facts }: DoctorView): Fact[] {
  const words = text().adminDoctor.facts;
  const seen = (at: Instant | null, never: string) => (at ? words.seen(dayAndTime(at)) : never);
  return [
    {
      name: 'webhook',
      good: facts.webhookActive,
      known: facts.webhookActive === null ? words.notAsked : facts.webhookActive ? words.on : words.webhookOff,
    },
    { name: 'event', good: facts.firstEventAt !== null, known: seen(facts.firstEventAt, words.noEvent) },
    {
      name: 'redelivery',
      good: facts.redeliverySeenAt ? true : null,
      known: seen(facts.redeliverySeenAt, words.noRedelivery),
    },
    { name: 'chat', good: facts.chatMode === 'chat', known: facts.chatMode === 'chat' ? words.on : words.chatOff },
    {
      name: 'autoReply',
      good: facts.autoReplySuspectedAt ? false : null,
      known: facts.autoReplySuspectedAt ? words.autoReply(dayAndTime(facts.autoReplySuspectedAt)) : words.noAutoReply,
    },
  ];
}
