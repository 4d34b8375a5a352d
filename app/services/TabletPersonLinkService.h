#pragma once

#include "app/services/EntryWriter.h"
#include "app/services/FormLibrary.h"
#include "app/services/PersonLinkService.h"
#include "sync/protocol/Identity.h"

namespace seenheard {

/// Links between people as records of the form `person_link`.
class TabletPersonLinkService final : public PersonLinkService {
public:
    TabletPersonLinkService(FormLibrary& forms, const Directory& directory, EntryWriter& writer, Identity identity)
        : forms_(forms)
        , directory_(directory)
        , writer_(writer)
        , identity_(std::move(identity)) {}

    [[nodiscard]] Result<RecordId> link(const Reference& one, const Reference& other, std::string_view reason) override;
    [[nodiscard]] Result<RecordId> part(const Reference& one, const Reference& other, std::string_view reason) override;

private:
    [[nodiscard]] Result<RecordId> say(
        std::string_view same, const Reference& one, const Reference& other, std::string_view reason);
    [[nodiscard]] Status check(const Reference& one, const Reference& other, std::string_view reason) const;

    FormLibrary& forms_;
    const Directory& directory_;
    EntryWriter& writer_;
    Identity identity_;
};

} // namespace seenheard
