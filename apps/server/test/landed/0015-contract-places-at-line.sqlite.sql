create table "room_line_chat" ("room_id" text not null references "room" ("id"), "line_chat_id" text not null references "line_chat" ("id"), "state" text not null, "since_seq" integer not null, constraint "room_line_chat_pk" primary key ("room_id", "line_chat_id"));
create index "room_line_chat_of_chat" on "room_line_chat" ("line_chat_id");
create table "direct_room" ("line_chat_id" text not null references "line_chat" ("id"), "member_id" text not null references "member" ("id"), "room_id" text not null unique references "room" ("id"), constraint "direct_room_pk" primary key ("line_chat_id", "member_id"));
create table "line_message" ("line_message_id" text not null, "line_chat_id" text not null, "message_id" text not null, "part" integer not null, "theirs" integer not null, "quote_token" text, "mark_as_read_token" text, constraint "line_message_pk" primary key ("line_message_id", "line_chat_id"), constraint "line_message_copy" unique ("message_id", "line_chat_id", "part")) without rowid;
insert into room_line_chat (room_id, line_chat_id, state, since_seq)
    select room.id, l.id, 'joined', coalesce((select p.joined_seq from participant as p
      where p.room_id = room.id and p.person_id = l.contact_id), 0)
    from room inner join line_chat as l on l.id = room.line_chat_id;
insert into direct_room (line_chat_id, member_id, room_id)
    select l.id, m.id, room.id from room
    inner join line_chat as l on l.id = room.line_chat_id
    inner join member as m on m.id = room.host_member_id
    where room.link = 'direct';
insert into line_message
      (line_message_id, line_chat_id, message_id, part, theirs, quote_token, mark_as_read_token)
    select m.line_message_id, room.line_chat_id, m.id, 0, 1, m.quote_token, m.mark_as_read_token
    from message as m inner join room on room.id = m.room_id
    where m.line_message_id is not null and room.line_chat_id is not null
    order by m.seq
    on conflict do nothing;
insert into line_message
      (line_message_id, line_chat_id, message_id, part, theirs, quote_token, mark_as_read_token)
    select d.line_message_id, d.line_chat_id, d.message_id, d.part, 0, d.quote_token, null
    from delivery as d
    where d.line_message_id is not null
    order by d.seq, d.part
    on conflict do nothing;
create table "line_chat_anew" ("id" text primary key, "channel_id" text not null references "channel" ("id"), "line_id" text not null, "contact_id" text references "contact" ("id"), "current_room_id" text, "followed_at" text, "blocked_us_at" text, "read_token" text, "read_due_at" text, "read_seq" integer, "read_attempts" integer default 0 not null, constraint "line_chat_place" unique ("channel_id", "line_id"));
insert into "line_chat_anew" ("id", "channel_id", "line_id", "contact_id", "current_room_id", "followed_at", "blocked_us_at", "read_token", "read_due_at", "read_seq", "read_attempts") select "id", "channel_id", "line_id", "contact_id", "current_room_id", "followed_at", "blocked_us_at", "read_token", "read_due_at", "read_seq", "read_attempts" from "line_chat";
drop table "line_chat";
alter table "line_chat_anew" rename to "line_chat";
create index "line_chat_contact" on "line_chat" ("contact_id");
create index line_chat_read_due on line_chat (read_due_at) where read_due_at is not null;
alter table "line_chat" add column "kind" text default 'user' not null;
alter table "line_chat" add column "left_at" text;
alter table "line_chat" add column "name" text;
alter table "line_chat" add column "photo_url" text;
alter table "line_chat" add column "heads_read_at" text;
alter table "line_chat" add column "current_by" text;
alter table "line_chat" add column "current_since" text;
alter table "line_chat" add column "heads" integer;
create table "room_anew" ("id" text primary key, "kind" text not null, "link" text, "name" text, "host_member_id" text, "pair_key" text unique, "created_at" text not null, "read_marks_off" integer default 0 not null);
insert into "room_anew" ("id", "kind", "link", "name", "host_member_id", "pair_key", "created_at", "read_marks_off") select "id", "kind", "link", "name", "host_member_id", "pair_key", "created_at", "read_marks_off" from "room";
drop table "room";
alter table "room_anew" rename to "room";
drop index "message_line_id";
drop index "delivery_line_id";
alter table "message" drop column "line_message_id";
alter table "message" drop column "quote_token";
alter table "message" drop column "mark_as_read_token";
alter table "delivery" drop column "line_message_id";
alter table "delivery" drop column "quote_token";
drop index "delivery_of_message";
create unique index "delivery_copy" on "delivery" ("message_id", "line_chat_id", "part");
