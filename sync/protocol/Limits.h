#pragma once

#include "sync/records/Picture.h"

#include <cstddef>
#include <cstdint>

namespace seenheard {

/// Caps, checked before anything is parsed or allocated.
namespace limits {
constexpr std::size_t messageBytes = 8ULL * 1024 * 1024;   ///< Compressed, either way.
constexpr std::size_t inflatedBytes = 32ULL * 1024 * 1024; ///< After zstd.
constexpr std::size_t inflationRatio = 200;                ///< Inflated to compressed.
constexpr std::size_t entryBytes = 1024ULL * 1024;         ///< One entry.
constexpr std::size_t epochBytes = 8192;                   ///< The statement that opens an epoch.
constexpr std::size_t headerBytes = 4096;                  ///< The canonical header of one entry.
constexpr std::size_t partsInEntry = 64;
constexpr std::size_t operationsInPart = 4096;
constexpr std::size_t textBytes = 64ULL * 1024;         ///< One text value.
constexpr std::size_t pushBytes = 2ULL * 1024 * 1024;   ///< Entries in one request, unless one alone is larger.
constexpr std::size_t pullBytes = 1024ULL * 1024;       ///< Entries in one answer, likewise.
constexpr std::size_t elidedBytes = 3ULL * 1024 * 1024; ///< Of elided entries, each of the two strings.
constexpr std::size_t elidedLookUps = 8192;             ///< Entries that the receiver has to look up for one request.
constexpr std::size_t nameBytes = 256;                  ///< A name of a server, tablet, officer, team, form or set.
constexpr std::size_t sentenceBytes = 4096;             ///< The sentence of an error answer.
constexpr std::size_t entriesInRequest = 2048;
constexpr std::size_t awaitingInRequest = 4096;
constexpr std::size_t formsInMessage = 256;
constexpr std::size_t referenceSetsInMessage = 64;
constexpr std::size_t receiptsInAnswer = entriesInRequest + awaitingInRequest;
constexpr std::size_t leavesInAnswer = 4096;
constexpr std::size_t certificatesInAnswer = leavesInAnswer;
constexpr std::size_t certificatesInRequest = entriesInRequest + 1; ///< One an entry that is brought, and one's own.
constexpr std::size_t boxSegmentsInRequest = 1024;
constexpr std::size_t boxSegmentBytes = 2ULL * 1024 * 1024; ///< One segment's beginning and its records, in a request.
constexpr std::size_t commandsInAnswer = 256;
constexpr std::size_t scopesFollowed = 1024;
constexpr std::size_t marksInAnswer = 65536;
constexpr std::size_t passedInAnswer = 16384;            ///< Subtrees of a page that are not for its reader.
constexpr std::uint64_t subtreeLevel = 62;               ///< Of the largest subtree passed over.
constexpr std::size_t recordBytes = 1024ULL * 1024;      ///< Records and history in one answer, unless one is larger.
constexpr std::size_t stateBytes = 16ULL * 1024 * 1024;  ///< One record's heads and context.
constexpr std::size_t recordsInMessage = 1024;           ///< Records asked for, or sent.
constexpr std::size_t entriesOfRecord = 16384;           ///< Entries whose operations are heads of one record.
constexpr std::size_t historyInRequest = 1024;           ///< Entries of history asked for.
constexpr std::size_t rangesInRequest = 1024;            ///< Ranges of scopes that are compared.
constexpr std::size_t recordsOfRange = 32;               ///< A differing range of no more is told record by record.
constexpr std::size_t pictureBytes = largestPicture;     ///< One sealed picture.
constexpr std::size_t pictureChunkBytes = 256ULL * 1024; ///< As much of it as travels in one message.
constexpr std::size_t missingNumbersInAnswer = 4096;
constexpr std::size_t formBytes = 1024ULL * 1024;           ///< One form definition.
constexpr std::size_t referenceBytes = 24ULL * 1024 * 1024; ///< One set of reference data.
constexpr std::size_t referenceItemsEnded = 262144;         ///< That one difference of a set takes out.
constexpr std::size_t tlsCertificateBytes = 16ULL * 1024;   ///< One X.509 certificate or public key, DER.
constexpr std::size_t proofHashes = 128;                    ///< Longest inclusion or consistency proof of 2^64 leaves.
} // namespace limits

} // namespace seenheard
