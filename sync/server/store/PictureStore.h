#pragma once

#include "platform/base/Result.h"
#include "sync/records/Picture.h"

#include <optional>

namespace seenheard {

/// How much of a sealed picture the server has.
struct KeptPicture {
    std::uint64_t octets = 0;                 ///< Of the whole, as the entry says that names it.
    std::uint64_t had = 0;                    ///< From the beginning.
    std::optional<std::int64_t> receivedAtMs; ///< Once all are there, with the right hash and durable.
};

/// Whether a picture of the size that its entry says is taken in at all.
[[nodiscard]] inline bool mayBeKept(const Picture& picture) {
    return picture.octets > 0 && picture.octets <= largestPicture;
}

/// Sealed pictures that entries name, beside the log. What they are sealed under is in the entries' parts and goes with
/// them.
class PictureStore {
public:
    virtual ~PictureStore() = default;
    /// NotFound where no entry of a record that is still there names it.
    [[nodiscard]] virtual Result<KeptPicture> standing(const PictureId& picture) = 0;
    /// Takes octets in that begin where the others end; what begins elsewhere changes nothing. BadSignature where the
    /// whole is not what its id says: all of it is forgotten. TooLarge where there is more than the entry says. Busy
    /// while somebody else brings the same one.
    [[nodiscard]] virtual Result<KeptPicture> append(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::int64_t nowMs) = 0;
    /// At most `most` octets of a picture that an entry of that record names; NotFound where it is not all here.
    [[nodiscard]] virtual Result<Bytes> read(
        const RecordId& record, const PictureId& picture, std::uint64_t offset, std::size_t most) = 0;
};

} // namespace seenheard
