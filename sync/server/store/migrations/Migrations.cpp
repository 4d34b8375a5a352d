#include "sync/server/store/migrations/Migrations.h"

#include <array>

namespace seenheard::migrations {

namespace {

// Tables that grow with the log are keyed in the order of arrival, so that a batch touches few pages: each chain and
// each scope's feed grows at its own end. Records and scopes have numbers in the order of first mention. The only index
// on random values that grows with the log finds a record by its id.
constexpr std::string_view dataBeginning = R"sql(
create table identity (
    id integer primary key check (id = 1),
    content blob not null
) strict;
create table officers (
    number integer primary key,
    id blob not null unique,
    name text not null unique
) strict;
create table signers (
    number integer primary key,
    id blob not null unique,
    role integer not null,
    certificate blob not null,
    head integer not null default 0,
    arrived integer not null default 0,
    forked_at integer not null default 0,
    standing integer not null default 0,
    closed_leaf integer,
    reported_head integer not null default 0,
    reported_epoch integer not null default 0,
    reported_size integer not null default 0
) strict;
create table enrolments (
    number integer primary key,
    secret_hash blob not null unique,
    officer blob not null,
    officer_name text not null,
    role integer not null,
    team text not null,
    district text not null,
    offered_at integer not null,
    expires_at integer not null,
    redeemed_at integer,
    signing_key blob,
    certificate blob,
    tls_certificate blob
) strict;
create table tablet_commands (
    tablet blob not null,
    number integer not null,
    kind integer not null,
    given_at integer not null,
    person text not null,
    reason text not null,
    carried_out_at integer,
    primary key (tablet, number)
) strict, without rowid;
create table forms (
    number integer primary key,
    id text not null,
    version text not null,
    hash blob not null unique,
    published_at integer not null,
    definition blob not null
) strict;
create table reference_sets (
    name text primary key,
    version integer not null,
    as_at integer not null,
    content_hash blob not null,
    items blob not null
) strict, without rowid;
create table records (
    number integer primary key,
    id blob not null unique,
    form text,
    state blob,
    disposed_leaf integer,
    scopes blob,
    digest blob,
    changed_at integer
) strict;
create index records_disposed on records (number) where disposed_leaf is not null;
create table scopes (
    number integer primary key,
    kind integer not null,
    id text not null,
    unique (kind, id)
) strict;
create table feed (
    scope integer not null,
    leaf integer not null,
    record integer not null,
    what integer not null,
    primary key (scope, leaf, record)
) strict, without rowid;
create table members (
    scope integer not null,
    record integer not null,
    primary key (scope, record)
) strict, without rowid;
create table pictures (
    picture blob not null,
    record integer not null,
    octets integer not null,
    primary key (picture, record)
) strict, without rowid;
create table received_pictures (
    picture blob primary key,
    received_at integer not null
) strict, without rowid;
create table assignments (
    officer blob not null,
    kind integer not null,
    id text not null,
    primary key (officer, kind, id)
) strict, without rowid;
create table log_end (
    id integer primary key check (id = 1),
    head blob not null,
    frontier blob not null,
    standing integer not null default 0,
    epoch_shown integer not null default 0
) strict;
create table epochs (
    number integer primary key,
    surviving integer not null,
    statement blob not null,
    head blob not null
) strict;
create table log (
    leaf integer primary key,
    held integer not null,
    received_at integer not null,
    header blob not null,
    signature blob not null,
    parts blob not null
) strict;
create table tree_heads (
    epoch integer not null,
    size integer not null,
    head blob not null,
    primary key (epoch, size)
) strict, without rowid;
create index log_held on log (leaf) where held <> 0;
create table settlements (
    held_leaf integer primary key,
    leaf integer not null unique,
    released integer not null
) strict;
create table written_off (
    signer integer not null references signers (number),
    number integer not null,
    leaf integer not null,
    primary key (signer, number)
) strict, without rowid;
create table roles (
    signer integer not null references signers (number),
    leaf integer not null,
    role integer not null,
    primary key (signer, leaf)
) strict, without rowid;
create table chain (
    signer integer not null references signers (number),
    number integer not null,
    leaf integer not null,
    entry blob not null,
    primary key (signer, number, leaf)
) strict, without rowid;
create table received (
    place integer primary key,
    entry blob not null unique,
    signer integer not null references signers (number),
    number integer not null,
    seen_epoch integer not null,
    seen_size integer not null,
    held integer not null,
    received_at integer not null,
    header blob not null,
    signature blob not null,
    parts blob not null
) strict;
create index received_order on received (seen_epoch, seen_size, signer, number, place);
create index received_chain on received (signer, number);
create table tree_nodes (
    position integer primary key,
    hash blob not null
) strict;
)sql";

constexpr std::string_view keysBeginning = R"sql(
create table record_keys (
    number integer primary key,
    key blob not null
) strict;
)sql";

// Who is who, what a code was made for and by whom, and what was done with records. Of the last nothing is ever
// changed.
constexpr std::string_view peopleAndAudit = R"sql(
create table people (
    id text primary key,
    officer blob not null unique,
    role integer not null,
    team text not null,
    district text not null,
    left_at integer
) strict, without rowid;
alter table enrolments add column tablet_name text not null default '';
alter table enrolments add column offered_by text not null default '';
alter table enrolments add column reason text not null default '';
alter table enrolments add column withdrawn_at integer;
create table audit (
    number integer primary key,
    at integer not null,
    kind integer not null,
    how text not null,
    signer blob not null,
    person text not null,
    why text not null,
    subject text not null,
    records blob not null,
    detail text not null,
    digest blob not null
) strict;
create trigger audit_is_not_changed before update on audit begin
    select raise(abort, 'rows of the audit are never changed');
end;
create trigger audit_is_not_removed before delete on audit begin
    select raise(abort, 'rows of the audit are never removed');
end;
)sql";

/// What changed from one version of a set to the next, so that tablets need not get the whole again.
constexpr std::string_view referenceChanges = R"sql(
alter table reference_sets add column digest blob;
create table reference_changes (
    name text not null references reference_sets (name),
    version integer not null,
    made_from integer not null,
    content blob not null,
    primary key (name, version)
) strict, without rowid;
)sql";

constexpr std::array dataSteps{
    Migration{1, dataBeginning}, Migration{2, peopleAndAudit}, Migration{3, referenceChanges}};
constexpr std::array keysSteps{Migration{1, keysBeginning}};

} // namespace

std::span<const Migration> data() {
    return dataSteps;
}

std::span<const Migration> keys() {
    return keysSteps;
}

} // namespace seenheard::migrations
