import { text } from '../../../i18n/index.ts';
import { me } from '../../../state/session.ts';
import { authorName } from './author-name.ts';
import type { SaidProps } from './said.ts';

/** What is left of a message that was taken back. */
export function UnsentBubble(props: SaidProps<'unsent'>) {
  const mine = () => props.message.author.kind === 'member' && props.message.author.id === me().id;
  return (
    <>{mine() ? text().message.unsent.mine : text().message.unsent.theirs(authorName(props.message, props.room))}</>
  );
}
