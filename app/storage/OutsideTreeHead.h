#pragma once

#include "app/storage/ProfileDirectory.h"
#include "sync/protocol/TreeHead.h"

#include <optional>

namespace seenheard {

/// How the file beside the store was found when the store was opened.
enum class OutsideHeadFound : std::uint8_t {
    Kept,    ///< As the store left it, or before the first exchange.
    Ahead,   ///< Of a later exchange than the store: the store is an older copy.
    Missing, ///< Gone though the store has exchanged.
    Damaged  ///< Not to be read, or not signed by this server.
};

[[nodiscard]] std::string_view wordFor(OutsideHeadFound found);

/// The last tree head verified, kept outside the database: whoever puts an older store back does not take the tablet
/// back to an older history with it. The file holds the head as it was signed, and nothing secret.
class OutsideTreeHead {
public:
    explicit OutsideTreeHead(const ProfileDirectory& profile) : file_(profile.treeHead()) {}

    /// Reads the file and compares it with the store's head. A file that cannot be used is no failure: it is said, and
    /// the store's head is gone on with.
    void open(const TreeHead& inStore, const PublicKey& issuingKey);
    [[nodiscard]] OutsideHeadFound found() const { return found_; }

    /// The newer of that head and the one outside.
    [[nodiscard]] const TreeHead& newest(const TreeHead& inStore) const;
    /// Durable when it returns success. Nothing is done where the file has that head or a newer one.
    [[nodiscard]] Status keep(const TreeHead& head);

private:
    std::filesystem::path file_;
    std::optional<TreeHead> head_;
    OutsideHeadFound found_ = OutsideHeadFound::Kept;
};

} // namespace seenheard
