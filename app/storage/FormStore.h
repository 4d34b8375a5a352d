#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/Messages.h"

namespace seenheard {

/// One form definition as it was published.
struct StoredForm {
    std::string id;
    std::string version;
    Hash hash;
    Bytes definition;    ///< The JSON file's octets.
    bool offered = true; ///< Not withdrawn: new records start with it.
};

/// Form definitions by hash; every one that an entry ever named stays.
class FormStore {
public:
    explicit FormStore(Database& database) : database_(database) {}

    /// NotFound where it is not here.
    [[nodiscard]] Result<StoredForm> form(const Hash& hash);
    /// The one of each id that was published last, by id, in whatever order they arrived.
    [[nodiscard]] Result<std::vector<StoredForm>> newest();
    /// UnknownForm where none of that id is here.
    [[nodiscard]] Result<StoredForm> newest(std::string_view id);
    [[nodiscard]] Result<std::vector<Hash>> hashes();

    /// Inside a transaction of the caller. Yields the form's id where it was not here before; Malformed where the
    /// octets are no form of ours.
    [[nodiscard]] Result<std::optional<std::string>> add(const PublishedForm& form);
    /// Inside a transaction of the caller; also for a form that is still to come.
    [[nodiscard]] Status setOffered(const Hash& hash, bool offered);

private:
    Database& database_;
};

} // namespace seenheard
