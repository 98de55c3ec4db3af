import type { DoctorView, GreetingView } from '@engawa/domain';
import { api } from '../../api/client.ts';
import { createRemote, type Remote } from '../remote.ts';

/** What is known of the way between LINE and one account's server. */
export function doctorOf(channelId: string): Remote<DoctorView> {
  return createRemote(() => api.admin.channel.doctor.query({ id: channelId }));
}

/** What one account says by itself to somebody who adds it. */
export function greetingOf(channelId: string): Remote<GreetingView> {
  return createRemote(() => api.admin.channel.greeting.query({ id: channelId }));
}

/** @throws the call's error; see `errorText`. */
export function saveGreeting(channelId: string, greeting: GreetingView): Promise<GreetingView> {
  return api.admin.channel.setGreeting.mutate({ id: channelId, ...greeting });
}
