#include "sync/protocol/RecoveredDraft.h"

#include "sync/records/Cbor.h"

#include <algorithm>

namespace seenheard {

namespace {

const RegisterKey markKey{{envelope::recovered}};

bool isOfTheForm(const RegisterKey& key) {
    const auto* field = key.path.empty() ? nullptr : std::get_if<FieldNumber>(&key.path.front());
    return field != nullptr && *field >= envelope::firstFormField;
}

bool saysNothing(const Value& value) {
    return std::holds_alternative<Cleared>(value) || std::holds_alternative<Withdrawn>(value);
}

/// Everything that an entry may say for this draft, beside the mark and who recovered it.
std::map<RegisterKey, Value> saidBy(const RecoveredDraft& recovered) {
    std::map<RegisterKey, Value> said;
    for (const auto& [key, value] : recovered.draft.answers) {
        // What he meant to take back stays: only he may take it back.
        if (!saysNothing(value) && isOfTheForm(key))
            said.emplace(key, value);
    }
    const auto& author = recovered.author;
    if (!author.team.empty())
        said.insert_or_assign(RegisterKey{{envelope::team}}, Text(author.team));
    if (!author.district.empty())
        said.insert_or_assign(RegisterKey{{envelope::district}}, Text(author.district));
    if (recovered.draft.about)
        said.insert_or_assign(RegisterKey{{envelope::about}}, *recovered.draft.about);
    return said;
}

Reference authorOf(const RecoveredDraft& recovered) {
    return {"officer", recovered.author.officer.hex()};
}

/// Entries by which earlier revisions of the draft came in; nothing where this one, or a newer one, did.
std::optional<std::set<EntryId>> earlierRevisions(const RecordState& record, const Draft& draft) {
    std::set<EntryId> earlier;
    const auto* marks = headsAt(record, markKey);
    if (marks == nullptr)
        return earlier;
    for (const auto& mark : *marks) {
        const auto before = recoveredDraftIn(mark.value);
        if (!before || before->draft.id != draft.id)
            continue;
        if (before->draft.revision >= draft.revision)
            return std::nullopt;
        earlier.insert(mark.id.entry);
    }
    return earlier;
}

Error notHis() {
    return fail(ErrorCode::NotEntitled, "The server's own signer says something that no officer's tablet has signed.");
}

} // namespace

Result<RecoveredDraft> recoveredDraftFrom(Bytes signedOctets, const SignerCertificate& author) {
    auto draft = verifiedDraft(signedOctets, author.signingKey);
    if (!draft)
        return draft.error();
    return RecoveredDraft{author, std::move(signedOctets), *std::move(draft)};
}

Value markOf(const RecoveredDraft& recovered) {
    CborWriter writer;
    writer.array(2);
    writer.bytes(canonicalBytes(recovered.author));
    writer.bytes(recovered.signedOctets);
    return writer.take();
}

Result<RecoveredDraft> recoveredDraftIn(const Value& mark) {
    const auto* octets = std::get_if<Bytes>(&mark);
    if (octets == nullptr)
        return notHis();
    CborReader reader(*octets);
    reader.expectArray(2);
    const auto certificate = reader.bytes();
    const auto draft = reader.bytes();
    if (auto finished = reader.finish("mark of a recovered draft"); !finished)
        return finished.error();
    const auto author = signerCertificateFrom(certificate);
    if (!author)
        return author.error();
    return recoveredDraftFrom(copyOf(draft), *author);
}

std::vector<Operation> operationsFor(
    const RecoveredDraft& recovered, const RecordState& record, const Recovering& recovering) {
    const auto earlier = earlierRevisions(record, recovered.draft);
    if (!earlier)
        return {};
    std::vector<Operation> operations;
    bool anything = false;
    const auto write = [&](const RegisterKey& key, const Value& value, bool isWord) {
        Operation operation{key, value, {}, std::nullopt, std::nullopt};
        const auto* heads = headsAt(record, key);
        for (const auto& head : heads == nullptr ? std::vector<Head>() : *heads) {
            if (earlier->contains(head.id.entry))
                operation.supersedes.push_back(head.id);
            else if (isWord && head.value == value && recovering.officerOf(head.id.signer) == recovered.author.officer)
                return; // He has said so since.
        }
        anything = anything || (isWord && recovered.draft.answers.contains(key));
        // The least there is: it stands in only where nobody else has said anything.
        if (recovering.isLatest(key))
            operation.depth = 0;
        operations.push_back(std::move(operation));
    };
    for (const auto& [key, value] : saidBy(recovered))
        write(key, value, true);
    if (!anything)
        return {};
    write(markKey, markOf(recovered), false);
    write(RegisterKey{{envelope::recoveredFor}}, authorOf(recovered), false);
    write(RegisterKey{{envelope::recoveredBy}}, Text(recovering.by), false);
    operations.back().reason = recovering.why;
    return operations;
}

bool hasRecoveredMark(const Part& part) {
    static const RegisterKey forWhom{{envelope::recoveredFor}};
    static const RegisterKey byWhom{{envelope::recoveredBy}};
    return std::ranges::any_of(part.operations, [](const Operation& operation) {
        return operation.key == markKey || operation.key == forWhom || operation.key == byWhom;
    });
}

Result<RecoveredDraft> recoveredIn(const Part& part, const SignerId& server) {
    const auto replacesOthers = [&server](const Operation& operation) {
        return operation.depth.value_or(0) != 0
            || std::ranges::any_of(operation.supersedes, [&](const OperationId& id) { return id.signer != server; });
    };
    if (std::ranges::any_of(part.operations, replacesOthers))
        return notHis();
    const auto mark = std::ranges::find(part.operations, markKey, &Operation::key);
    if (mark == part.operations.end())
        return notHis();
    auto recovered = recoveredDraftIn(mark->value);
    if (!recovered)
        return recovered;
    if (recovered->draft.record != part.record)
        return notHis();
    auto said = saidBy(*recovered);
    said.emplace(markKey, mark->value);
    said.emplace(RegisterKey{{envelope::recoveredFor}}, authorOf(*recovered));
    for (const auto& operation : part.operations) {
        if (operation.key == RegisterKey{{envelope::recoveredBy}})
            continue;
        const auto his = said.find(operation.key);
        if (his == said.end() || his->second != operation.value)
            return notHis();
    }
    return recovered;
}

std::optional<RecoveredDraft> recoveredBy(const RecordState& record, const EntryId& entry) {
    const auto* marks = headsAt(record, markKey);
    if (marks == nullptr)
        return std::nullopt;
    for (const auto& mark : *marks) {
        if (mark.id.entry != entry)
            continue;
        if (auto recovered = recoveredDraftIn(mark.value))
            return *std::move(recovered);
    }
    return std::nullopt;
}

} // namespace seenheard
