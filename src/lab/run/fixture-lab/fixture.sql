create table counter (start integer not null, total integer not null);
insert into counter values (0, 0);
