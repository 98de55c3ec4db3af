create table "room_line_chat" ("room_id" text not null references "room" ("id"), "line_chat_id" text not null references "line_chat" ("id"), "state" text not null, "since_seq" bigint not null, constraint "room_line_chat_pk" primary key ("room_id", "line_chat_id"));
create index "room_line_chat_of_chat" on "room_line_chat" ("line_chat_id");
create table "direct_room" ("line_chat_id" text not null references "line_chat" ("id"), "member_id" text not null references "member" ("id"), "room_id" text not null unique references "room" ("id"), constraint "direct_room_pk" primary key ("line_chat_id", "member_id"));
create table "line_message" ("line_message_id" text not null, "line_chat_id" text not null, "message_id" text not null, "part" integer not null, "theirs" integer not null, "quote_token" text, "mark_as_read_token" text, constraint "line_message_pk" primary key ("line_message_id", "line_chat_id"), constraint "line_message_copy" unique ("message_id", "line_chat_id", "part")) ;
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
alter table line_chat alter column contact_id drop not null;
alter table "line_chat" add column "kind" text default 'user' not null;
alter table "line_chat" add column "left_at" text;
alter table "line_chat" add column "name" text;
alter table "line_chat" add column "photo_url" text;
alter table "line_chat" add column "heads_read_at" text;
alter table "line_chat" add column "current_by" text;
alter table "line_chat" add column "current_since" text;
alter table "line_chat" add column "heads" integer;
alter table "room" drop constraint "room_direct";
alter table "room" drop column "channel_id";
alter table "room" drop column "line_chat_id";
drop index "message_line_id";
drop index "delivery_line_id";
alter table "message" drop column "line_message_id";
alter table "message" drop column "quote_token";
alter table "message" drop column "mark_as_read_token";
alter table "delivery" drop column "line_message_id";
alter table "delivery" drop column "quote_token";
drop index "delivery_of_message";
create unique index "delivery_copy" on "delivery" ("message_id", "line_chat_id", "part");
