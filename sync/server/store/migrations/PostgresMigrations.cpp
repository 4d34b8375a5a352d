#include "sync/server/store/migrations/PostgresMigrations.h"

#include <array>

namespace seenheard::migrations {

namespace {

// The tables of the embedded store, with three differences. What grows with the log is partitioned: by arrival, so that
// a batch touches the newest partition and an old one can go to a slower disk; what is found by a random value, by
// hash. Text is octets (bytea), which come back as they were and sort as they do in the embedded store. A record's id
// has a table of its own, so that the one index on random values is small.
//
// The role that serves makes no table. It asks make_room for partitions ahead, which the owner wrote here.
constexpr std::string_view dataBeginning = R"sql(
create table identity (
    id smallint primary key check (id = 1),
    content bytea not null
);
create table officers (
    number bigint generated always as identity primary key,
    id bytea not null unique,
    name bytea not null unique
);
create table signers (
    number bigint generated always as identity primary key,
    id bytea not null unique,
    role smallint not null,
    certificate bytea not null,
    head bigint not null default 0,
    arrived bigint not null default 0,
    forked_at bigint not null default 0,
    standing smallint not null default 0,
    closed_leaf bigint,
    reported_head bigint not null default 0,
    reported_epoch bigint not null default 0,
    reported_size bigint not null default 0
);
create table enrolments (
    number bigint generated always as identity primary key,
    secret_hash bytea not null unique,
    officer bytea not null,
    officer_name bytea not null,
    role smallint not null,
    team bytea not null,
    district bytea not null,
    offered_at bigint not null,
    expires_at bigint not null,
    redeemed_at bigint,
    signing_key bytea,
    certificate bytea,
    tls_certificate bytea
);
create table tablet_commands (
    tablet bytea not null,
    number bigint not null,
    kind smallint not null,
    given_at bigint not null,
    person bytea not null,
    reason bytea not null,
    carried_out_at bigint,
    primary key (tablet, number)
);
create table forms (
    number bigint generated always as identity primary key,
    id bytea not null,
    version bytea not null,
    hash bytea not null unique,
    published_at bigint not null,
    definition bytea not null
);
create table reference_sets (
    name bytea primary key,
    version bigint not null,
    as_at bigint not null,
    content_hash bytea not null,
    items bytea not null
);
create table record_ids (
    id bytea primary key,
    number bigint not null
) partition by hash (id);
create table records (
    number bigint primary key,
    id bytea not null,
    form bytea,
    state bytea,
    disposed_leaf bigint,
    scopes bytea,
    digest bytea,
    changed_at bigint
) partition by range (number);
create index records_disposed on records (number) where disposed_leaf is not null;
create table scopes (
    number bigint generated always as identity primary key,
    kind smallint not null,
    id bytea not null,
    unique (kind, id)
);
create table feed (
    scope bigint not null,
    leaf bigint not null,
    record bigint not null,
    what smallint not null,
    primary key (scope, leaf, record)
) partition by range (leaf);
create table members (
    scope bigint not null,
    record bigint not null,
    primary key (scope, record)
) partition by hash (scope);
create table pictures (
    picture bytea not null,
    record bigint not null,
    octets bigint not null,
    primary key (picture, record)
);
create table received_pictures (
    picture bytea primary key,
    received_at bigint not null
);
create table picture_octets (
    picture bytea not null,
    position bigint not null,
    octets bytea not null,
    primary key (picture, position)
) partition by hash (picture);
create table assignments (
    officer bytea not null,
    kind smallint not null,
    id bytea not null,
    primary key (officer, kind, id)
);
create table log_end (
    id smallint primary key check (id = 1),
    head bytea not null,
    frontier bytea not null,
    standing smallint not null default 0,
    epoch_shown bigint not null default 0
);
create table epochs (
    number bigint primary key,
    surviving bigint not null,
    statement bytea not null,
    head bytea not null
);
create table log (
    leaf bigint primary key,
    held smallint not null,
    received_at bigint not null,
    header bytea not null,
    signature bytea not null,
    parts bytea not null
) partition by range (leaf);
create index log_held on log (leaf) where held <> 0;
create table tree_heads (
    epoch bigint not null,
    size bigint not null,
    head bytea not null,
    primary key (epoch, size)
) partition by range (size);
create table settlements (
    held_leaf bigint primary key,
    leaf bigint not null unique,
    released smallint not null
);
create table written_off (
    signer bigint not null references signers (number),
    number bigint not null,
    leaf bigint not null,
    primary key (signer, number)
);
create table roles (
    signer bigint not null references signers (number),
    leaf bigint not null,
    role smallint not null,
    primary key (signer, leaf)
);
create table chain (
    signer bigint not null,
    number bigint not null,
    leaf bigint not null,
    entry bytea not null,
    primary key (signer, number, leaf)
) partition by hash (signer);
create table received (
    place bigint generated always as identity primary key,
    entry bytea not null unique,
    signer bigint not null references signers (number),
    number bigint not null,
    seen_epoch bigint not null,
    seen_size bigint not null,
    held smallint not null,
    received_at bigint not null,
    header bytea not null,
    signature bytea not null,
    parts bytea not null
);
create index received_order on received (seen_epoch, seen_size, signer, number, place);
create index received_chain on received (signer, number);
create table tree_nodes (
    position bigint primary key,
    hash bytea not null
) partition by range (position);

-- What is sealed is not made smaller by packing it.
alter table records alter column state set storage external;
alter table log alter column parts set storage external;
alter table received alter column parts set storage external;
alter table picture_octets alter column octets set storage external;

do $$
declare
    parent text;
begin
    foreach parent in array array['record_ids', 'members', 'picture_octets', 'chain'] loop
        for remainder in 0..7 loop
            execute format('create table %I partition of %I for values with (modulus 8, remainder %s)',
                parent || '_' || remainder, parent, remainder);
        end loop;
    end loop;
end $$;

-- Partitions of one table up to that value. Made beside and then attached, which keeps nobody from reading and writing.
create function make_partitions(parent text, span bigint, upto bigint) returns void language plpgsql
set search_path = seenheard, pg_temp as $$
declare
    next bigint;
    name text;
begin
    select count(*) into next from pg_inherits where inhparent = parent::regclass;
    if upto / span > next + 64 then
        raise exception 'room for % in % was asked for, which is too far ahead', upto, parent;
    end if;
    while next * span <= upto loop
        name := parent || '_' || next;
        execute format('create table %I (like %I including all)', name, parent);
        execute format('alter table %I attach partition %I for values from (%s) to (%s)',
            parent, name, next * span, (next + 1) * span);
        next := next + 1;
    end loop;
end $$;

-- A million leaves a partition, and 262,144 records: about a gigabyte each.
create function make_room(upto_leaf bigint, upto_record bigint) returns void language plpgsql
security definer set search_path = seenheard, pg_temp as $$
begin
    perform make_partitions('log', 1048576, upto_leaf);
    perform make_partitions('feed', 1048576, upto_leaf);
    perform make_partitions('tree_heads', 1048576, upto_leaf + 1);
    perform make_partitions('tree_nodes', 2097152, 2 * upto_leaf + 64);
    perform make_partitions('records', 262144, upto_record);
end $$;

select make_room(0, 0);
)sql";

// Who is who, what a code was made for and by whom, and what was done with records. Of the last nothing is ever
// changed, not even by the owner without taking the trigger away first.
constexpr std::string_view peopleAndAudit = R"sql(
create table people (
    id bytea primary key,
    officer bytea not null unique,
    role smallint not null,
    team bytea not null,
    district bytea not null,
    left_at bigint
);
alter table enrolments add column tablet_name bytea not null default '';
alter table enrolments add column offered_by bytea not null default '';
alter table enrolments add column reason bytea not null default '';
alter table enrolments add column withdrawn_at bigint;
create table audit (
    number bigint generated always as identity primary key,
    at bigint not null,
    kind smallint not null,
    how bytea not null,
    signer bytea not null,
    person bytea not null,
    why bytea not null,
    subject bytea not null,
    records bytea not null,
    detail bytea not null,
    digest bytea not null
);
create function keep_audit() returns trigger language plpgsql as $$
begin
    raise exception 'rows of the audit are never changed and never removed';
end $$;
create trigger audit_is_kept before update or delete on audit for each row execute function keep_audit();
create trigger audit_is_not_emptied before truncate on audit for each statement execute function keep_audit();
)sql";

// What changed from one version of a set to the next, so that tablets need not get the whole again.
constexpr std::string_view referenceChanges = R"sql(
alter table reference_sets add column digest bytea not null default '';
create table reference_changes (
    name bytea not null references reference_sets (name),
    version bigint not null,
    made_from bigint not null,
    content bytea not null,
    primary key (name, version)
);
)sql";

// Append-only is what the log is made of: of a row of `log` the role may change why it is held, and nothing else.
constexpr std::string_view dataGrants = R"sql(
revoke all on all tables in schema seenheard from %;
revoke all on all functions in schema seenheard from public;
grant usage on schema seenheard to %;
grant select on all tables in schema seenheard to %;
grant execute on function make_room(bigint, bigint) to %;
grant insert on identity, officers, signers, enrolments, tablet_commands, forms, reference_sets, record_ids, records,
    scopes, feed, members, pictures, received_pictures, picture_octets, assignments, log_end, epochs, log, tree_heads,
    settlements, written_off, roles, chain, received, tree_nodes, people, audit, reference_changes to %;
grant update (held) on log to %;
grant update (content) on identity to %;
grant update (name) on officers to %;
grant update (head, arrived, forked_at, standing, closed_leaf, reported_head, reported_epoch, reported_size)
    on signers to %;
grant update (expires_at, redeemed_at, signing_key, certificate, tls_certificate, withdrawn_at) on enrolments to %;
grant update (role, team, district, left_at) on people to %;
grant update (carried_out_at) on tablet_commands to %;
grant update (version, as_at, content_hash, items, digest) on reference_sets to %;
grant update (form, state, disposed_leaf, scopes, digest, changed_at) on records to %;
grant update (head, frontier, standing, epoch_shown) on log_end to %;
grant update (received_at) on received_pictures to %;
grant delete on members, assignments, received, pictures, received_pictures, picture_octets, reference_changes to %;
)sql";

// Small partitions, so that one can be written anew without a key that is to be destroyed.
constexpr std::string_view keysBeginning = R"sql(
create table record_keys (
    number bigint primary key,
    key bytea not null
) partition by range (number);

create function make_key_room(upto bigint) returns void language plpgsql
security definer set search_path = seenheard, pg_temp as $$
declare
    span constant bigint := 65536;
    next bigint;
    name text;
begin
    select count(*) into next from pg_inherits where inhparent = 'record_keys'::regclass;
    if upto / span > next + 64 then
        raise exception 'room for key % was asked for, which is too far ahead', upto;
    end if;
    while next * span <= upto loop
        name := 'record_keys_' || next;
        execute format('create table %I (like record_keys including all)', name);
        execute format('alter table record_keys attach partition %I for values from (%s) to (%s)',
            name, next * span, (next + 1) * span);
        next := next + 1;
    end loop;
end $$;

-- A row that is deleted stays in its file until something is written over it. So those that stay are written anew, and
-- the file with the others is removed.
create function destroy_record_keys(numbers bigint[]) returns void language plpgsql
security definer set search_path = seenheard, pg_temp as $$
declare
    holders regclass[];
    holder regclass;
begin
    lock table record_keys in access exclusive mode;
    holders := array(select distinct tableoid::regclass from record_keys where number = any (numbers));
    foreach holder in array holders loop
        execute format('create temporary table kept_keys on commit drop as select * from %s where number <> all ($1)',
            holder) using numbers;
        execute format('truncate %s', holder);
        execute format('insert into %s select * from kept_keys', holder);
        drop table kept_keys;
    end loop;
end $$;

select make_key_room(0);
)sql";

constexpr std::string_view keysGrants = R"sql(
revoke all on all tables in schema seenheard from %;
revoke all on all functions in schema seenheard from public;
grant usage on schema seenheard to %;
grant select on all tables in schema seenheard to %;
grant insert on record_keys to %;
grant execute on function make_key_room(bigint), destroy_record_keys(bigint[]) to %;
)sql";

constexpr std::array dataSteps{dataBeginning, peopleAndAudit, referenceChanges};
constexpr std::array keysSteps{keysBeginning};
constexpr PostgresSchema data{"everything but the records' keys", "data_steps", dataSteps, dataGrants};
constexpr PostgresSchema keys{"the records' keys", "key_steps", keysSteps, keysGrants};

} // namespace

const PostgresSchema& postgresData() {
    return data;
}

const PostgresSchema& postgresKeys() {
    return keys;
}

} // namespace seenheard::migrations
