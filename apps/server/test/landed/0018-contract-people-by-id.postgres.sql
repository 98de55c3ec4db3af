update message set author_name = null
    where author_kind = 'contact' and author_name = '?';

    select name, min(id) as id from member group by name having count(*) = 1;

    select m.room_id, m.seq, m.content, event.body, (
      select l.contact_id from room
      inner join room_line_chat as place on place.room_id = room.id
      inner join line_chat as l on l.id = place.line_chat_id
      where room.id = m.room_id and room.link = 'direct' limit 1
    ) as contact_id
    from message as m left join event on event.seq = m.seq
    where m.kind = 'system' 
    order by m.room_id, m.seq limit 1000;
