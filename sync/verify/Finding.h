#pragma once

#include <cstdint>
#include <string>

namespace seenheard {

/// What is wrong with a log.
enum class LogFault {
    Altered,     ///< A header or its signature is another than the one the log was signed with.
    Dropped,     ///< A leaf that the log was signed with is not there.
    Inserted,    ///< Something is there that the log was not signed with.
    Reordered,   ///< A leaf stands in another place than the one it was signed in.
    CutShort,    ///< The file ends before the log does.
    Head,        ///< A signed tree head is not what was signed.
    Index,       ///< A list of leaf hashes is not what the head was signed over, though the entries are.
    Certificate, ///< A certificate was altered or is missing.
    Epoch,       ///< An epoch was not opened by the authority, or not with what survived.
    OtherHistory ///< Somebody was shown another log than this one.
};

/// The first thing that is wrong, in words for a person, with nothing that anybody wrote.
struct LogFinding {
    LogFault fault = LogFault::Altered;
    std::uint64_t leaf = 0;
    std::string sentence;
};

/// One part whose content is not what its header commits to.
struct PartFinding {
    std::uint64_t leaf = 0;
    std::size_t part = 0; ///< Counted from 0.
    bool damaged = false; ///< The server itself could not open it.
};

} // namespace seenheard
