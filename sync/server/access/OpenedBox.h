#pragma once

#include "sync/protocol/BoxSegment.h"
#include "sync/server/access/EntryCheck.h"
#include "sync/server/access/SignerDirectory.h"

#include <functional>

namespace seenheard {

/// Opens the key of one segment: the ingest key, or the offline recovery key.
using SegmentKeyOpener = std::function<Result<SecretBytes>(const BoxSegment&)>;

/// One record of a black box with what is sealed in it.
struct OpenedRecord {
    BoxHeader header;
    Bytes payload;
    /// Whether it could be opened: whoever holds the key may still find it altered.
    bool opened = false;
};

/// Every record of a segment that claims to hold something. A record that does not open stops no other.
[[nodiscard]] std::vector<OpenedRecord> openedRecords(const BoxSegment& segment, const SegmentKeyOpener& openKey);

/// The entry in a record, checked as if an exchange had brought it, under the id in its clear header. Refused where
/// the record does not open, holds another entry than it says, or `mayBring` does not take its signer.
[[nodiscard]] Result<CheckedEntry> checkRecord(const OpenedRecord& record, SignerDirectory& signers,
    const std::function<bool(const SignerCertificate&)>& mayBring);

} // namespace seenheard
