#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <filesystem>

namespace seenheard {

/// What the operating system said about a file, in our words: NotFound, AlreadyExists, StorageFull or StorageFailed.
/// `attempt` completes "Could not …": "open", "write to".
[[nodiscard]] Error fileError(std::string_view attempt, const std::filesystem::path& file, int systemError);

/// The whole file. TooLarge, before it is read, where it is longer than `maxBytes`.
[[nodiscard]] Result<Bytes> readFile(const std::filesystem::path& file, std::uint64_t maxBytes);

/// Puts a whole file in place of what was there, if anything: whoever looks, after a power cut too, finds the old
/// octets or the new ones. Durable when it returns success.
[[nodiscard]] Status writeFileDurably(
    const std::filesystem::path& file, BytesView content, unsigned permissions = 0600);

/// The same where nothing may be there yet; AlreadyExists leaves what is there as it is.
[[nodiscard]] Status createFileDurably(
    const std::filesystem::path& file, BytesView content, unsigned permissions = 0600);

/// Overwrites the beginning of a file without asking the disk for space, so that it works on a full one. For a few
/// octets that may be torn by a power cut.
[[nodiscard]] Status overwriteInPlace(const std::filesystem::path& file, BytesView content);

/// Overwrites the file's octets, then removes it, durably. Where the disk writes beside what it replaces, as flash
/// does, old octets may stay on it. Success where there is none.
[[nodiscard]] Status eraseFile(const std::filesystem::path& file);

/// Gives a finished file its name, durably. AlreadyExists where the name is taken.
[[nodiscard]] Status moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to);

/// An empty file of its own beside `file`, readable by its owner only.
[[nodiscard]] Result<std::filesystem::path> makeFileBeside(const std::filesystem::path& file);

} // namespace seenheard
