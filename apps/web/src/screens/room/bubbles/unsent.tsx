import { text } from '../../../i18n/index.ts';
import { me } from '../../../state/session.ts';
import { authorName, personName } from './author-name.ts';
import type { SaidProps } from './said.ts';

/** What is left of what was taken back. */
export function UnsentBubble(props: SaidProps<'unsent'> & { count?: number }) {
  const count = () => props.count ?? 1;
  const mine = () => props.message.author.kind === 'member' && props.message.author.id === me().id;
  const name = () => authorName(props.message);
  const words = () => {
    const { unsent } = text().message;
    const { by } = props.message.content;
    if (!by) return mine() ? unsent.mine(count()) : unsent.theirs(name(), count());
    const stopper = personName({ kind: 'member', ...by });
    if (mine()) return unsent.mineStoppedBy(stopper, count());
    return by.id === me().id ? unsent.stoppedByMe(name(), count()) : unsent.stoppedBy(stopper, name(), count());
  };
  return <>{words()}</>;
}
