#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/Messages.h"

namespace seenheard {

/// One form definition as it was published.
struct StoredForm {
    std::string id;
    std::string version;
    Hash hash;
    Bytes definition;        ///< The JSON file's octets.
    std::uint64_t order = 0; ///< Counts up in the order of arrival.
};

/// Form definitions by hash; every one that an entry ever named stays.
class FormStore {
public:
    explicit FormStore(Database& database) : database_(database) {}

    /// NotFound where it is not here.
    [[nodiscard]] Result<StoredForm> form(const Hash& hash);
    /// The newest of each id, by id.
    [[nodiscard]] Result<std::vector<StoredForm>> newest();
    /// UnknownForm where none of that id is here.
    [[nodiscard]] Result<StoredForm> newest(std::string_view id);
    [[nodiscard]] Result<std::vector<Hash>> hashes();

    /// Inside a transaction of the caller. Yields the form's id where it was not here before; Malformed where the
    /// octets are no form of ours.
    [[nodiscard]] Result<std::optional<std::string>> add(const PublishedForm& form);

private:
    Database& database_;
};

} // namespace seenheard
