-- Vectors of different encoders cannot be compared, so a gap belongs to the one that read its first question. Those from
-- before are of an unknown one: they join with nothing more, and are forgotten after three months as any gap.
alter table gap add column model varchar not null default '';
comment on column gap.model is 'name and version of the encoder';
