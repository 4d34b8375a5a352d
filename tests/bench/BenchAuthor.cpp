#include "tests/bench/BenchAuthor.h"

#include <nlohmann/json.hpp>

namespace seenheard::bench {

namespace {

Result<Answers> answersIn(const Workload& workload, const std::string& json) {
    return answersFromJson(*workload.form(), nlohmann::json::parse(json, nullptr, false), nullptr);
}

} // namespace

BenchAuthor::BenchAuthor(const Clock& clock, Random& random)
    : clock_(clock)
    , random_(random)
    , key_(SigningKey::generate(random)) {
    certificate_.signingKey = key_.publicKey();
    certificate_.officer = random.id<OfficerId>();
    certificate_.officerName = "PC 9 Bench";
    certificate_.tablet = random.id<TabletId>();
    certificate_.tabletName = "Tablet 9";
    certificate_.issuedAtMs = clock.now().utcMs;
}

Entry BenchAuthor::sign(const FormDefinition& form, Part part) {
    EntryHeader header;
    header.signer = certificate_.signer();
    header.number = ++number_;
    header.previous = previous_;
    header.form = {form.id(), form.hash()};
    header.writtenAt = clock_.now();
    header.draft = random_.id<DraftId>();
    header.unfinished = false;
    auto entry = signEntry(std::move(header), {part}, key_, random_);
    previous_ = entryIdOf(entry.header);
    for (std::uint32_t index = 0; index < part.operations.size(); ++index)
        heads_[{part.record, part.operations[index].key}] = {certificate_.signer(), number_, index, previous_};
    return entry;
}

Result<Entry> BenchAuthor::create(const Workload& workload, std::size_t record) {
    auto part = createdPart(workload, record, random_.id<RecordId>());
    if (!part)
        return part.error();
    records_[record] = part->record;
    return sign(*workload.form(), *std::move(part));
}

Result<Entry> BenchAuthor::edit(const Workload& workload, const WorkloadEdit& edit) {
    return editOf(records_.at(edit.record), workload, edit);
}

Result<Entry> BenchAuthor::editOf(const RecordId& record, const Workload& workload, const WorkloadEdit& edit) {
    const auto answers = answersIn(workload, edit.setJson);
    if (!answers)
        return answers.error();
    Part part;
    part.record = record;
    for (const auto& [key, value] : *answers) {
        Operation operation{key, value, {}, std::nullopt, std::nullopt};
        if (const auto head = heads_.find({record, key}); head != heads_.end())
            operation.supersedes.push_back(head->second);
        part.operations.push_back(std::move(operation));
    }
    return sign(*workload.form(), std::move(part));
}

Result<Part> createdPart(const Workload& workload, std::size_t number, const RecordId& record) {
    const auto answers = workload.answers(number);
    if (!answers)
        return answers.error();
    Part part;
    part.record = record;
    for (const auto& [key, value] : *answers)
        part.operations.push_back({key, value, {}, std::nullopt, std::nullopt});
    return part;
}

Result<VerifiedLeaf> verifiedLeaf(std::uint64_t leaf, const Entry& entry, const PublicKey& key) {
    auto verified = verifyEntry(entry, key);
    if (!verified)
        return verified.error();
    return VerifiedLeaf{leaf, canonicalBytes(entry), *std::move(verified), HoldReason::None};
}

} // namespace seenheard::bench
