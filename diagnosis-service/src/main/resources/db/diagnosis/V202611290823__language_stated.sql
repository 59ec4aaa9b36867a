-- Whether somebody stated the language; of tickets from before it counts as stated.
alter table diagnosis_case add column language_stated boolean not null default true;
