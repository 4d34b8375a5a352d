#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Random.h"
#include "sync/engine/LocalStore.h"
#include "tests/bench/WorkloadEdits.h"

#include <map>
#include <unordered_map>

namespace seenheard::bench {

/// Another officer, whose entries are made here and now: records, and edits that replace what he said before.
class BenchAuthor {
public:
    BenchAuthor(const Clock& clock, Random& random);

    [[nodiscard]] const SignerCertificate& certificate() const { return certificate_; }
    [[nodiscard]] const SigningKey& key() const { return key_; }
    [[nodiscard]] std::uint64_t written() const { return number_; }

    /// The workload's record of that number, anew under a random id.
    [[nodiscard]] Result<Entry> create(const Workload& workload, std::size_t record);
    /// A change of one that was created here.
    [[nodiscard]] Result<Entry> edit(const Workload& workload, const WorkloadEdit& edit);
    /// A change of a record that another one created: it replaces nothing of his.
    [[nodiscard]] Result<Entry> editOf(const RecordId& record, const Workload& workload, const WorkloadEdit& edit);
    [[nodiscard]] const RecordId& record(std::size_t number) const { return records_.at(number); }

private:
    [[nodiscard]] Entry sign(const FormDefinition& form, Part part);

    const Clock& clock_;
    Random& random_;
    SigningKey key_;
    SignerCertificate certificate_;
    std::uint64_t number_ = 0;
    EntryId previous_;
    std::unordered_map<std::size_t, RecordId> records_;
    std::map<std::pair<RecordId, RegisterKey>, OperationId> heads_;
};

/// The workload's record of that number, whole, as the first part on a record.
[[nodiscard]] Result<Part> createdPart(const Workload& workload, std::size_t number, const RecordId& record);

/// As a tablet has it after checking an answer.
[[nodiscard]] Result<VerifiedLeaf> verifiedLeaf(std::uint64_t leaf, const Entry& entry, const PublicKey& key);

} // namespace seenheard::bench
