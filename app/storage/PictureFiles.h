#pragma once

#include "platform/base/Result.h"
#include "sync/protocol/SealedPicture.h"

#include <filesystem>
#include <vector>

namespace seenheard {

/// What is to be done with a picture's file; its name says it, so that a locked tablet knows it too.
enum class PictureFileState {
    Waiting, ///< Sealed here, and the server is not known to have it: kept whatever happens.
    Kept     ///< The server has it; a copy to look at.
};

struct PictureFile {
    PictureId id;
    PictureFileState state = PictureFileState::Waiting;
    std::uint64_t octets = 0;
};

/// Sealed pictures as files in one folder beside the store. Nothing in them can be read without what the store and the
/// black box hold. Any thread may read; one writes.
class PictureFiles {
public:
    explicit PictureFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Durable on success.
    [[nodiscard]] Status add(const SealedPicture& picture);
    [[nodiscard]] bool has(const PictureId& picture) const;
    /// All sealed octets; NotFound where they are not here.
    [[nodiscard]] Result<Bytes> read(const PictureId& picture) const;
    [[nodiscard]] Result<Bytes> piece(const PictureId& picture, std::uint64_t offset, std::size_t most) const;
    /// The server has it. No such file is no error.
    [[nodiscard]] Status settle(const PictureId& picture);
    /// The server has lost it.
    [[nodiscard]] Status unsettle(const PictureId& picture);
    [[nodiscard]] Status drop(const PictureId& picture);

    /// How much of a picture that is being fetched is here.
    [[nodiscard]] std::uint64_t fetched(const PictureId& picture) const;
    /// Yields whether all is here now. BadSignature, and what came is dropped, where it is not the picture.
    [[nodiscard]] Result<bool> append(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::uint64_t size);

    /// Those that are whole, by id.
    [[nodiscard]] std::vector<PictureFile> all() const;
    /// Of a tablet that is wiped: what the server has.
    [[nodiscard]] Status dropKept();
    /// Removes what a crash left that is no picture.
    void removeLeftovers() const;

private:
    [[nodiscard]] std::filesystem::path waiting(const PictureId& picture) const;
    [[nodiscard]] std::filesystem::path kept(const PictureId& picture) const;
    [[nodiscard]] std::filesystem::path part(const PictureId& picture) const;
    [[nodiscard]] Status makeFolder() const;

    std::filesystem::path folder_;
};

} // namespace seenheard
