#include "app/storage/migrations/TabletMigrations.h"

#include <array>

namespace seenheard {

namespace {

constexpr std::string_view beginning = R"sql(
CREATE TABLE profile(
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signers(
    ref         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    certificate BLOB NOT NULL
) STRICT;

CREATE TABLE signer_marks(
    id        BLOB PRIMARY KEY,
    standing  INTEGER NOT NULL DEFAULT 0,
    forked_at INTEGER NOT NULL DEFAULT 0,
    role      INTEGER,
    role_leaf INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE entries(
    place         INTEGER PRIMARY KEY,
    id            BLOB NOT NULL,
    leaf          INTEGER,
    held          INTEGER NOT NULL,
    receipt_at_ms INTEGER NOT NULL,
    entry         BLOB NOT NULL
) STRICT;

CREATE INDEX entries_held ON entries(place) WHERE held <> 0;

CREATE TABLE brought(
    number   INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    entry    BLOB NOT NULL,
    received INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE outcomes(
    record   BLOB NOT NULL,
    number   INTEGER NOT NULL,
    id       BLOB NOT NULL,
    reason   INTEGER NOT NULL,
    released INTEGER NOT NULL,
    by       TEXT NOT NULL,
    why      TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY(record, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX outcomes_by_time ON outcomes(at_ms);

CREATE TABLE outbox(
    number        INTEGER PRIMARY KEY,
    id            BLOB NOT NULL,
    state         INTEGER NOT NULL,
    reason        INTEGER NOT NULL,
    receipt_at_ms INTEGER NOT NULL,
    leaf          INTEGER NOT NULL,
    joined        INTEGER NOT NULL
) STRICT;

CREATE TABLE records(
    ref             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    updated_ms      INTEGER NOT NULL,
    updated_offset  INTEGER NOT NULL,
    updated_quality INTEGER NOT NULL,
    form_id         TEXT NOT NULL,
    form_hash       BLOB NOT NULL,
    title           TEXT NOT NULL,
    children        TEXT NOT NULL,
    officer_name    TEXT NOT NULL,
    submitted       INTEGER NOT NULL,
    mine            INTEGER NOT NULL,
    differences     INTEGER NOT NULL,
    finished        INTEGER NOT NULL,
    entries         INTEGER NOT NULL,
    own_waiting     INTEGER NOT NULL,
    own_received    INTEGER NOT NULL,
    own_applied     INTEGER NOT NULL,
    own_held        INTEGER NOT NULL,
    own_refused     INTEGER NOT NULL,
    hold_reason     INTEGER NOT NULL,
    receipt_at_ms   INTEGER NOT NULL,
    unindexed       INTEGER NOT NULL,
    scopes          BLOB NOT NULL,
    history_open    INTEGER NOT NULL,
    digest          BLOB,
    applied         BLOB,
    with_waiting    BLOB
) STRICT;
CREATE INDEX records_by_update ON records(updated_ms) WHERE form_id <> 'administration';
CREATE INDEX records_differing ON records(updated_ms, differences) WHERE differences > 0;
CREATE INDEX records_unindexed ON records(unindexed) WHERE unindexed = 1;
CREATE INDEX records_of_open_history ON records(ref) WHERE history_open = 1;

CREATE TABLE scopes(
    ref       INTEGER PRIMARY KEY,
    kind      INTEGER NOT NULL,
    id        TEXT NOT NULL,
    filling   INTEGER NOT NULL,
    filled_to INTEGER NOT NULL,
    UNIQUE(kind, id)
) STRICT;

CREATE TABLE wanted(
    record BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts(
    record     BLOB PRIMARY KEY,
    id         BLOB NOT NULL,
    changed_ms INTEGER NOT NULL,
    draft      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE forms(
    arrived      INTEGER PRIMARY KEY,
    hash         BLOB NOT NULL UNIQUE,
    id           TEXT NOT NULL,
    version      TEXT NOT NULL,
    published_ms INTEGER NOT NULL,
    definition   BLOB NOT NULL
) STRICT;

CREATE TABLE withdrawn_forms(
    hash BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_sets(
    name     TEXT PRIMARY KEY,
    version  INTEGER NOT NULL,
    as_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_items(
    ref        INTEGER PRIMARY KEY,
    set_name   TEXT NOT NULL REFERENCES reference_sets(name),
    kind       TEXT NOT NULL,
    id         TEXT NOT NULL,
    title      TEXT NOT NULL,
    detail     TEXT NOT NULL,
    sort_order INTEGER NOT NULL,
    json       TEXT NOT NULL,
    unfiled    INTEGER NOT NULL
) STRICT;
CREATE INDEX reference_items_unfiled ON reference_items(ref) WHERE unfiled = 1;
CREATE INDEX reference_items_by_id ON reference_items(kind, id);
CREATE INDEX reference_items_by_order ON reference_items(kind, sort_order DESC, title);
CREATE INDEX reference_items_by_set ON reference_items(set_name);

CREATE TABLE reference_links(
    field TEXT NOT NULL,
    id    TEXT NOT NULL,
    item  INTEGER NOT NULL REFERENCES reference_items(ref) ON DELETE CASCADE,
    PRIMARY KEY(field, id, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_links_by_item ON reference_links(item);

CREATE TABLE people(
    ref       INTEGER PRIMARY KEY,
    person    TEXT NOT NULL,
    noted     TEXT NOT NULL,
    title     TEXT NOT NULL,
    initials  TEXT NOT NULL,
    facts     TEXT NOT NULL,
    reference INTEGER REFERENCES reference_items(ref) ON DELETE CASCADE,
    record    INTEGER REFERENCES records(ref) ON DELETE CASCADE,
    item      BLOB NOT NULL,
    at_ms     INTEGER NOT NULL
) STRICT;
CREATE INDEX people_by_person ON people(person);
CREATE INDEX people_noted ON people(noted) WHERE noted <> '';
CREATE INDEX people_by_reference ON people(reference);
CREATE INDEX people_by_record ON people(record);

CREATE TABLE people_keys(
    key    TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES people(ref) ON DELETE CASCADE,
    PRIMARY KEY(key, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_keys_by_person ON people_keys(person);

CREATE TABLE person_links(
    record INTEGER PRIMARY KEY REFERENCES records(ref) ON DELETE CASCADE,
    one    TEXT NOT NULL,
    other  TEXT NOT NULL
) STRICT;
CREATE INDEX person_links_by_one ON person_links(one);
CREATE INDEX person_links_by_other ON person_links(other);

CREATE TABLE pictures(
    id          BLOB PRIMARY KEY,
    record      BLOB,
    octets      INTEGER NOT NULL,
    own         INTEGER NOT NULL,
    entered     INTEGER NOT NULL DEFAULT 0,
    wanted      INTEGER NOT NULL DEFAULT 0,
    received_ms INTEGER,
    seen_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pictures_by_record ON pictures(record);

CREATE VIRTUAL TABLE reference_words USING fts5(
    words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');

CREATE VIRTUAL TABLE record_words USING fts5(
    words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
)sql";

/// What was looked at here and is in no entry yet; entries that say so are told apart from those with words. Beside it,
/// which act gave a role: after a restore an older one may come later.
constexpr std::string_view views = R"sql(
CREATE TABLE views(
    place      INTEGER PRIMARY KEY,
    at_ms      INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    at_quality INTEGER NOT NULL,
    how        INTEGER NOT NULL,
    why        INTEGER NOT NULL,
    records    BLOB NOT NULL,
    people     TEXT NOT NULL
) STRICT;

ALTER TABLE outbox ADD COLUMN views INTEGER NOT NULL DEFAULT 0;

ALTER TABLE signer_marks ADD COLUMN role_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE signer_marks ADD COLUMN role_seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE signer_marks ADD COLUMN role_number INTEGER NOT NULL DEFAULT 0;

DROP INDEX records_by_update;
CREATE INDEX records_by_update ON records(updated_ms) WHERE form_id NOT IN ('administration', 'viewing');
)sql";

/// What this tablet needs no more is not here, and is not fetched again because of that.
constexpr std::string_view putAway = R"sql(
CREATE TABLE put_away(
    record BLOB PRIMARY KEY,
    scopes BLOB NOT NULL,
    digest BLOB,
    at_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

/// What was looked at is put away by its age, too: found without reading every record there is.
constexpr std::string_view looksByAge = R"sql(
CREATE INDEX records_of_looks ON records(updated_ms) WHERE form_id = 'viewing';
)sql";

/// Today says how many reviews ask something of its officer: found without reading what they are of.
constexpr std::string_view reviewWork = R"sql(
CREATE INDEX records_of_reviews ON records(updated_ms) WHERE form_id IN ('review', 'referral');
)sql";

/// A set changes item by item: what it holds is told by a sum, and an item is found by its id.
constexpr std::string_view referenceDifferences = R"sql(
ALTER TABLE reference_sets ADD COLUMN digest BLOB;
DROP INDEX reference_items_by_set;
CREATE INDEX reference_items_by_set ON reference_items(set_name, id);
)sql";

constexpr std::array migrations{Migration{1, beginning}, Migration{2, views}, Migration{3, putAway},
    Migration{4, looksByAge}, Migration{5, reviewWork}, Migration{6, referenceDifferences}};

} // namespace

std::span<const Migration> tabletMigrations() {
    return migrations;
}

} // namespace seenheard
