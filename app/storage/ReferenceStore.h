#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/Messages.h"
#include "sync/protocol/ReferenceDigest.h"
#include "sync/records/Value.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// One thing that was loaded, for picking. In a set's JSON (an array of objects) each object has `kind` and `id`;
/// `title` and `detail` are what lists show; `order` (an integer) puts greater ones first, else lists go by title.
struct StoredReference {
    Reference reference;
    std::string title;
    std::string detail;
    std::int64_t order = 0;
    std::string json; ///< The whole object.
    std::string set;
};

/// Reference data that the server sent: sets with versions, their items, and what refers to what.
class ReferenceStore {
public:
    explicit ReferenceStore(Database& database) : database_(database) {}

    /// NotFound where it was never loaded.
    [[nodiscard]] Result<StoredReference> item(const Reference& reference);
    /// All of a kind: greatest order first, then by title.
    [[nodiscard]] Result<std::vector<StoredReference>> list(std::string_view kind, std::size_t most);
    /// Each word of the text must begin a word of the item (any text in it, nested too). Words, never syntax.
    [[nodiscard]] Result<std::vector<StoredReference>> find(std::string_view text, std::size_t most);
    /// Items that name that id in a field of that name: one that ends with `_ref`, a list of ids (`people`), or an
    /// object with `kind` and `id` (`subject`).
    [[nodiscard]] Result<std::vector<StoredReference>> referring(
        std::string_view field, std::string_view id, std::size_t most);
    [[nodiscard]] Result<std::vector<ReferenceVersion>> versions();
    /// Server time at which the set was true; nothing where it was never loaded.
    [[nodiscard]] Result<std::optional<std::int64_t>> asAtMs(std::string_view set);
    /// Of the oldest set; nothing where none was ever loaded.
    [[nodiscard]] Result<std::optional<std::int64_t>> oldestAsAtMs();

    /// Inside a transaction of the caller: replaces the set. Objects without kind or id are left out and counted;
    /// Malformed, with nothing changed, where the whole is no array.
    [[nodiscard]] Result<std::size_t> replace(const ReferenceSet& set);
    /// Inside a transaction of the caller: takes in what changed since the version that is held. Where it is for
    /// another one, or does not come to what the server has, the set is asked for whole the next time (its version is 0
    /// until then). Malformed, with nothing changed, where it is no array.
    [[nodiscard]] Status change(const ReferenceSet& difference);

private:
    /// Takes that item out, and out of the sum.
    [[nodiscard]] Status remove(std::string_view set, std::string_view id, ReferenceDigest& digest);
    [[nodiscard]] Status setVersion(const ReferenceSet& set);
    [[nodiscard]] Status clear(std::string_view set);
    [[nodiscard]] Status add(std::string_view set, const nlohmann::json& object);
    [[nodiscard]] Status link(std::int64_t item, const nlohmann::json& object);

    Database& database_;
};

} // namespace seenheard
