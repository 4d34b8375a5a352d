#pragma once

#include "app/services/CaptureService.h"
#include "app/services/Directory.h"
#include "sync/forms/Answers.h"
#include "sync/protocol/Draft.h"

namespace seenheard {

/// Everything that a view of one draft is computed from.
struct DraftSource {
    DraftId handle; ///< Under which screens hold it.
    const Draft& draft;
    const std::shared_ptr<const FormDefinition>& form;
    const Answers& standing; ///< This officer's answers that are entries already.
    bool submitted = false;
};

/// Turns a draft into what is asked, answered and missing: pure, the same for whoever writes it and for lists.
class DraftViewBuilder {
public:
    /// References must outlive it.
    DraftViewBuilder(const DraftSource& source, const Directory& directory, Role role, const Instant& now)
        : source_(source)
        , directory_(directory)
        , role_(role)
        , now_(now) {}

    [[nodiscard]] DraftView build() const;
    /// The answers with what follows from them and what was loaded of picked people: their dates of birth, their
    /// schools. What an officer answered goes before what was loaded.
    [[nodiscard]] Answers known() const;
    /// What is known beside the answers, under the names that evaluate() looks up: today, the officer's role, and of
    /// picked people what was loaded ("person-17/date_of_birth").
    [[nodiscard]] std::map<std::string, Value> facts() const;

private:
    DraftSource source_;
    const Directory& directory_;
    Role role_;
    Instant now_;
};

} // namespace seenheard
