#pragma once

#include "app/services/EntryWriter.h"
#include "app/services/RecordLines.h"
#include "platform/crypto/SystemRandom.h"
#include "tests/bench/Workload.h"

namespace seenheard::bench {

/// A tablet's store on the disk, enrolled under an authority made up for the occasion, with the services' own way to
/// write. Everything is real but the server that certified it.
class EnrolledTablet {
public:
    /// Anew; `directory` must not hold a profile. Knows the workload's form already.
    [[nodiscard]] static Result<std::unique_ptr<EnrolledTablet>> make(
        const std::filesystem::path& directory, const FormDefinition& form);

    [[nodiscard]] TabletStore& store() { return *store_; }

    /// What the officer's answers become, ready to be written as a new record.
    [[nodiscard]] Result<EntryDraft> draftOf(const FormDefinition& form, const Answers& answers);
    /// The save itself: signed, stored, sealed into the black box, durable when it returns.
    [[nodiscard]] Status save(EntryDraft draft) { return writer_->write(std::move(draft)); }

private:
    EnrolledTablet();

    SystemRandom random_;
    SystemClock clock_;
    SigningKey key_;
    std::unique_ptr<RecordLines> lines_;
    std::unique_ptr<TabletStore> store_;
    std::optional<TabletClock> tabletClock_;
    std::optional<EntryWriter> writer_;
};

} // namespace seenheard::bench
