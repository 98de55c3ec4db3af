alter table "channel" add column "webhook_endpoint" text;
alter table "channel" add column "webhook_asked_at" text;
alter table "channel" add column "webhook_set_to" text;
create index inbox_unfollow on inbox (channel_id, chat_key) where type = 'unfollow';
