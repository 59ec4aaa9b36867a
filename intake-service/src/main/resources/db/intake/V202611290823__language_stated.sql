-- Whether somebody stated the language. Of tickets from before nobody knows: what they were filed under stays.
alter table ticket add column language_stated boolean not null default true;
