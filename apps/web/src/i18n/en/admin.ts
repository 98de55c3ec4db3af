import type { admin as source } from '../ja/admin.ts';

export const admin: typeof source = {
  title: 'Admin',
  menu: 'Admin menu',
  back: 'Back to the admin menu',
  pages: {
    members: { title: 'Members', lead: 'Register, names, passwords, admins, suspension' },
    externalTalk: { title: 'External talk', lead: 'Who may talk with LINE users' },
    channels: { title: 'LINE Official Accounts', lead: 'Connect, members served, tests' },
    quota: { title: 'Messages of the month', lead: 'What is spent, what is expected, shares of members' },
    organization: { title: 'Organization and company name', lead: 'The company name that LINE users see' },
    inbox: { title: 'Events not processed', lead: 'What came from LINE and is kept' },
    audit: { title: 'Audit log', lead: 'What admins did' },
  },
  loading: 'Loading',
  organization: {
    lead: 'LINE users see the company name beside the name of each member. Members cannot change it.',
    name: 'Organization name',
    nameHint: 'Only members see it.',
    companyNameHint: 'LINE users see it beside the name of each member.',
    unchanged: 'Nothing was changed.',

    companyName: 'Company name',
    missing: 'Enter a name.',
    preview: 'What LINE users see',
    previewMember: 'An example with your own name.',
    changes:
      'Saving changes the company name on messages sent from now on and on the invitation page. Names on messages already sent stay.',
    leftOut: {
      containsLine:
        'LINE refuses names that contain “LINE”, so messages go out without the company name. The invitation page still shows it.',
      containsEmoji:
        'LINE refuses names with emoji, so messages go out without the company name. The invitation page still shows it.',
      empty: '',
    },
    shortened: 'LINE shows at most 20 characters, so the company name may be shortened.',
    bubble: 'Hello. Thank you for getting in touch.',
  },
  inbox: {
    lead: 'Events from LINE that could not be shown or routed. They are kept just as they came, so that nothing is lost.',
    empty: { title: 'No events are kept', body: 'Everything that came from LINE was processed.' },
    reasons: {
      unknownType: 'This version cannot handle this kind yet.',
      unreadable: 'The content could not be read.',
      unserved: 'It came to an account that serves no member. Choose members for it, and the next ones become talks.',
      failed: 'Processing failed half-way.',
      groupEvent: 'Happened in a LINE group. Talks in groups come with a later version.',
    },
    type: (type) => `Kind: ${type}`,
    raw: 'Show what came',
    copy: 'Copy the content',
    copied: 'Content copied',
  },
  audit: {
    lead: 'Newest first, at most 200 entries.',
    empty: { title: 'Nothing recorded yet', body: 'When an admin changes something, it is written down here.' },
    columns: { at: 'Time', actor: 'Who', action: 'What', subject: 'About' },
    operator: 'The server’s operator',
    actions: {
      'admin.granted': 'Made an admin',
      'admin.revoked': 'Removed as admin',
      'channel.added': 'Connected a LINE Official Account',
      'channel.greetingSet': 'Changed the greeting for new friends',
      'channel.secretRenewed': 'Pasted a channel secret again',
      'channel.served': 'Changed the members served',
      'externalTalk.granted': 'Allowed external talk',
      'externalTalk.revoked': 'Withdrew external talk',
      'member.added': 'Added a member',
      'member.capSet': 'Changed the share of the month',
      'member.renamed': 'Changed a name',
      'member.resumed': 'Resumed a member',
      'member.suspended': 'Suspended a member',
      'organization.changed': 'Changed the organization or company name',
      'password.set': 'Set a new password',
      'setup.finished': 'Finished the setup',
    },
  },
};
