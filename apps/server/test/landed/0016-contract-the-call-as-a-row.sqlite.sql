create table "call" ("id" text primary key, "line_chat_id" text not null references "line_chat" ("id"), "channel_id" text not null, "route" text, "reply_token" text, "silent" integer not null, "heads" integer not null, "cost" integer not null, "paid_by" text, "paid_for_message_id" text, "paid_for_room_id" text, "attempts" integer not null, "first_tried_at" text not null, "doubtful" integer not null, "claimed_by" text, "claimed_until" text, "ended_at" text, "line_request_id" text);
create index delivery_by_call on delivery (call_id, seq, part) where call_id is not null;
update delivery set call_id = (
      select min(d.id) from delivery d
      where d.line_chat_id = delivery.line_chat_id and d.reply_token = delivery.reply_token
        and d.status = 'waiting')
    where call_id is null and status = 'waiting' and reply_token is not null;
update delivery set call_id = id
    where call_id is null and attempts > 0 and status not in ('waiting', 'sending');
update delivery set status = 'uncertain', reason = 'lineUnreachable', bubble = null, cost = 0
    where doubtful = 1 and status in ('waiting', 'sending') and call_id is not null and call_id <> (
    select d.call_id from delivery d
    where d.line_chat_id = delivery.line_chat_id and d.call_id is not null and d.status in ('waiting', 'sending')
    order by case when d.status = 'sending' then 0 else 1 end, d.doubtful desc, d.seq, d.part limit 1);
update delivery set call_id = null, bubble = null, cost = 0 where status in ('waiting', 'sending') and call_id is not null and call_id <> (
    select d.call_id from delivery d
    where d.line_chat_id = delivery.line_chat_id and d.call_id is not null and d.status in ('waiting', 'sending')
    order by case when d.status = 'sending' then 0 else 1 end, d.doubtful desc, d.seq, d.part limit 1);
insert into call (id, line_chat_id, channel_id, route, reply_token, silent, heads, cost, paid_by,
      paid_for_message_id, paid_for_room_id, attempts, first_tried_at, doubtful, claimed_by, claimed_until, ended_at,
      line_request_id)
    select o.call_id, min(o.line_chat_id), min(o.channel_id), (
    select "d"."route" from delivery d where d.call_id = o.call_id
    order by case when d.status in ('waiting', 'sending') then 0 else 1 end, d.attempts desc, d.seq, d.part limit 1),
      max(case when o.status in ('waiting', 'sending') then o.reply_token end), max(o.silent), 1, sum(o.cost),
      (
    select "m"."author_id" from delivery d left join message m on m.id = d.message_id and m.author_kind = 'member'
    where d.call_id = o.call_id order by d.cost desc, d.seq, d.part limit 1), (
    select "d"."message_id" from delivery d left join message m on m.id = d.message_id and m.author_kind = 'member'
    where d.call_id = o.call_id order by d.cost desc, d.seq, d.part limit 1), (
    select "d"."room_id" from delivery d left join message m on m.id = d.message_id and m.author_kind = 'member'
    where d.call_id = o.call_id order by d.cost desc, d.seq, d.part limit 1), max(o.attempts),
      min(o.changed_at), max(case when o.status in ('waiting', 'sending') then o.doubtful else 0 end),
      max(case when o.status = 'sending' then o.claimed_by end),
      max(case when o.status = 'sending' then o.claimed_until end),
      case when max(case when o.status in ('waiting', 'sending') then 1 else 0 end) = 1 then null
        else coalesce(max(case when o.cost > 0 then o.changed_at end), max(o.changed_at)) end,
      max(o.line_request_id)
    from delivery o where o.call_id is not null group by o.call_id;
insert into call (id, line_chat_id, channel_id, silent, heads, cost, attempts, first_tried_at, doubtful, ended_at)
    select 'before ' || id, line_chat_id, channel_id, silent, 1, 0, attempts, changed_at, 0, changed_at
    from delivery where call_id is null and attempts > 0;
update delivery set call_id = 'before ' || id where call_id is null and attempts > 0;
create table "delivery_anew" ("id" text primary key, "seq" integer not null, "message_id" text not null, "room_id" text not null, "line_chat_id" text not null references "line_chat" ("id"), "channel_id" text not null, "part" integer default 0 not null, "status" text not null, "reason" text, "detail" text, "silent" integer default 0 not null, "free_only" integer default 0 not null, "no_sender" integer default 0 not null, "no_quote" integer default 0 not null, "no_emoji" integer default 0 not null, "call_id" text references "call" ("id"), "bubble" text, "due_at" text not null, "said_at" text not null, "settled_at" text, "decided_by" text);
insert into delivery_anew ("id", "seq", "message_id", "room_id", "line_chat_id", "channel_id", "part", "reason", "silent", "free_only", "no_sender", "no_quote", "no_emoji", "call_id", "bubble", "due_at", status, said_at, settled_at, detail, decided_by)
    select "d"."id", "d"."seq", "d"."message_id", "d"."room_id", "d"."line_chat_id", "d"."channel_id", "d"."part", "d"."reason", "d"."silent", "d"."free_only", "d"."no_sender", "d"."no_quote", "d"."no_emoji", "d"."call_id", "d"."bubble", "d"."due_at",
      case when d.status = 'waiting' and d.reason in ('monthlyLimit', 'memberCap', 'quotaReserved') then 'held'
        else d.status end,
      case when d.attempts = 0 and d.status = 'waiting' then d.changed_at else coalesce(m.at, d.changed_at) end,
      case when d.status in ('waiting', 'sending') then null else d.changed_at end,
      case when d.reason = 'saidByMember' then null else d.detail end,
      case when d.reason = 'saidByMember' then d.detail end
    from delivery d left join message m on m.id = d.message_id;
drop table "delivery";
alter table "delivery_anew" rename to "delivery";
create unique index delivery_copy on delivery (message_id, line_chat_id, part);
create unique index call_open on call (line_chat_id) where ended_at is null;
create unique index call_token on call (reply_token) where reply_token is not null;
create index call_spent on call (channel_id, ended_at, cost) where cost > 0;
create index call_paid_by on call (paid_by, ended_at, cost) where cost > 0;
create index call_free on call (channel_id, ended_at) where route = 'reply';
create index delivery_of_call on delivery (call_id) where call_id is not null;
create index delivery_open on delivery (line_chat_id, seq, part)
    where status in ('waiting', 'held', 'sending');
create index delivery_held on delivery (line_chat_id) where status = 'held';
create index delivery_not_sent on delivery (room_id)
    where status in ('failed', 'uncertain', 'held') or (status = 'waiting' and reason is not null);
