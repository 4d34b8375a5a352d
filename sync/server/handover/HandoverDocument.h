#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/records/RecordState.h"
#include "sync/server/store/LogStore.h"

#include <nlohmann/json.hpp>

namespace seenheard {

/// Whose words they are: every signer that the server knows.
using SignersById = std::map<SignerId, SignerCertificate>;

/// What of a record its officers have finished, for the force's records system. The words of an officer who has not
/// submitted stay out until he has, and so do keys of pictures.
class HandoverDocument {
public:
    static constexpr int formatVersion = 1;

    /// Nothing where nobody has submitted it.
    [[nodiscard]] static std::optional<HandoverDocument> of(
        const FormDefinition& form, const RecordState& state, const SignersById& signers);

    /// SHA-256 over all that it says: another one is another revision.
    [[nodiscard]] Hash digest() const;
    /// As a file: docs/handover.md is its contract. `replaces` is 0 for the first.
    [[nodiscard]] std::string json(std::uint64_t revision, std::uint64_t replaces) const;
    /// The same for people.
    [[nodiscard]] std::string text(std::uint64_t revision, std::uint64_t replaces) const;

private:
    explicit HandoverDocument(nlohmann::ordered_json content) : content_(std::move(content)) {}

    nlohmann::ordered_json content_;
};

} // namespace seenheard
