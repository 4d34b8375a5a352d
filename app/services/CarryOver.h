#pragma once

#include "app/services/Directory.h"
#include "app/services/EntryWriter.h"
#include "app/services/FormLibrary.h"
#include "app/services/LocalKnowledge.h"
#include "app/storage/RecordStore.h"

namespace seenheard {

/// Reads what a record says, whoever wrote it, for what follows from it.
class CarryOver {
public:
    /// References must outlive it.
    CarryOver(RecordStore& records, FormLibrary& forms, EntryWriter& writer, LocalKnowledge& local,
        const Directory& directory)
        : records_(records)
        , forms_(forms)
        , writer_(writer)
        , local_(local)
        , directory_(directory) {}

    /// Answers to that form as JSON. NotFound where the record has no entry on this tablet.
    [[nodiscard]] Result<std::string> from(const RecordId& source, const FormDefinition& into, const Instant& now);

private:
    RecordStore& records_;
    FormLibrary& forms_;
    EntryWriter& writer_;
    LocalKnowledge& local_;
    const Directory& directory_;
};

} // namespace seenheard
