import { lineLimits, nameRefusal, senderName } from '@engawa/domain';
import { Banner } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';

/** What LINE will do to this company name, when it will not show it as it is. */
export function CompanyNameNote(props: { companyName: string; memberName?: string }) {
  const words = () => text().admin.organization;
  const note = () => {
    const company = props.companyName.trim();
    if (!company) return '';
    const why = nameRefusal(company);
    if (why) return words().leftOut[why];
    return shownWhole(company, props.memberName ?? '') ? '' : words().shortened;
  };
  return (
    <Show when={note()}>
      <Banner tone="warning" shape="box" live="polite">
        {note()}
      </Banner>
    </Show>
  );
}

/** Without a member at hand, a name of five letters (佐藤 太郎) stands for everybody's. */
function shownWhole(company: string, memberName: string): boolean {
  const name = memberName.trim() || '○'.repeat(5);
  return senderName(name, company).endsWith(company) || company.length + name.length < lineLimits.senderNameUnits;
}
