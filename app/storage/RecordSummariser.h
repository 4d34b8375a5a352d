#pragma once

#include "sync/protocol/Entry.h"

namespace seenheard {

class FormStore;
class ReferenceStore;
class CertificateStore;
class PeopleStore;

/// What a list shows of a record; kept beside it so that lists never open one. The store does not understand it.
struct RecordLine {
    std::string title;    ///< Of what the record is about.
    std::string children; ///< Initials and age only.
    Instant updatedAt;    ///< Of the newest entry; lists go by it.
    std::string officerName;
    bool submitted = false; ///< By the officer of this tablet.
    bool mine = false;
    std::uint32_t differences = 0;
    bool finished = false;     ///< Somebody has submitted it.
    std::uint32_t entries = 0; ///< That it was folded from: what was read of it is old once there are more.

    bool operator==(const RecordLine&) const = default;
};

/// A record as the screen shows it: with own entries folded in that the server has not applied yet.
struct ShownRecord {
    const FormRef& form; ///< Of the newest entry taken in.
    const RecordState& state;
};

/// What may be read while a line is made; the same connection, inside the same transaction.
struct RecordSources {
    FormStore& forms;
    CertificateStore& signers;
    ReferenceStore& references;
    PeopleStore& people;
};

/// Makes the line of a record whenever its state changes; given by whoever knows forms. Total: a form that is not
/// here yet gets a plain line. Called inside the save, so it must be quick and must not write.
class RecordSummariser {
public:
    virtual ~RecordSummariser() = default;
    [[nodiscard]] virtual RecordLine lineOf(const ShownRecord& record, const RecordSources& sources) = 0;
};

} // namespace seenheard
