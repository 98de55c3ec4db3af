create index delivery_not_sent on delivery (room_id)
        where status in ('failed', 'uncertain') or (status = 'waiting' and reason is not null);
