import type { setup as source } from '../ja/setup.ts';

export const setup: typeof source = {
  title: 'Set up Engawa',
  step: (now, of) => `Step ${now} of ${of}`,
  next: 'Next',
  back: 'Back',
  finish: 'Finish and start',
  finishing: 'Setting up…',
  code: {
    title: 'One-time code',
    lead: 'Only the person who started the server may set it up, so first we check a code.',
    where:
      'The code is shown where the server was started (its console) and in its log. Look for the line “Setup code”.',
    label: 'One-time code',
    missing: 'Enter the code.',
  },
  company: {
    title: 'Your company',
    lead: 'You can change this later in the admin pages.',
    placeTitle: 'The database is empty',
    place: (place) =>
      `Everything will be kept in ${place}. If your company is set up already, this is the wrong place: stop here and look at DATABASE_URL and DATA_DIR on the server.`,
    organization: 'Organization name',
    organizationHint: 'The name of this installation. Only members see it.',
    companyName: 'Company name',
    companyNameHint: 'LINE users see it beside the member’s name. Only admins can change it.',
    missing: 'Enter a name.',
    exampleName: 'Taro Sato',
  },
  admin: {
    title: 'First administrator',
    lead: 'Administrators add members and connect LINE. Enter your own name and ID.',
  },
};
