import type { RouteSectionProps } from '@solidjs/router';

export function TalkPanes(props: RouteSectionProps) {
  return <>{props.children}</>;
}
