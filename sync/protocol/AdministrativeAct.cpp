#include "sync/protocol/AdministrativeAct.h"

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

// Numbers of the fields of the form `administration`.
constexpr FieldNumber actField = 16;
constexpr FieldNumber byField = 17;
constexpr FieldNumber whyField = 18;
constexpr FieldNumber numberField = 19;
constexpr FieldNumber detailField = 20;

constexpr std::array allKinds{ActKind::FormPublished, ActKind::EntryReleased, ActKind::EntryRefused,
    ActKind::SignerRevoked, ActKind::SignerRetired, ActKind::SignerForked, ActKind::NumberWrittenOff,
    ActKind::RoleGiven, ActKind::RecordDisposed, ActKind::RecoveryKeyUsed, ActKind::EnrolmentReturned,
    ActKind::GatheringEnded, ActKind::FormWithdrawn};

std::optional<ActKind> kindFrom(std::string_view word) {
    const auto found =
        std::find_if(allKinds.begin(), allKinds.end(), [word](ActKind kind) { return wordFor(kind) == word; });
    return found == allKinds.end() ? std::nullopt : std::optional(*found);
}

/// Takes one register of an act in; registers that are none of an act's say nothing.
void take(AdministrativeAct& act, bool& known, const RegisterKey& key, const Value& value) {
    const auto* field = key.path.size() == 1 ? std::get_if<FieldNumber>(&key.path.front()) : nullptr;
    if (field == nullptr)
        return;
    const auto* text = std::get_if<Text>(&value);
    if (*field == envelope::about) {
        if (const auto* subject = std::get_if<Reference>(&value))
            act.subject = *subject;
    } else if (*field == numberField) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            act.number = *number;
    } else if (text != nullptr && *field == actField) {
        const auto kind = kindFrom(*text);
        known = kind.has_value();
        act.kind = kind.value_or(ActKind::FormPublished);
    } else if (text != nullptr && *field == byField) {
        act.by = *text;
    } else if (text != nullptr && *field == whyField) {
        act.why = *text;
    } else if (text != nullptr && *field == detailField) {
        act.detail = *text;
    }
}

} // namespace

std::string_view wordFor(ActKind kind) {
    switch (kind) {
    case ActKind::FormPublished: return "form_published";
    case ActKind::EntryReleased: return "entry_released";
    case ActKind::EntryRefused: return "entry_refused";
    case ActKind::SignerRevoked: return "signer_revoked";
    case ActKind::SignerRetired: return "signer_retired";
    case ActKind::SignerForked: return "signer_forked";
    case ActKind::NumberWrittenOff: return "number_written_off";
    case ActKind::RoleGiven: return "role_given";
    case ActKind::RecordDisposed: return "record_disposed";
    case ActKind::RecoveryKeyUsed: return "recovery_key_used";
    case ActKind::EnrolmentReturned: return "enrolment_returned";
    case ActKind::GatheringEnded: return "gathering_ended";
    case ActKind::FormWithdrawn: return "form_withdrawn";
    }
    return "unknown";
}

Reference formNamed(const Hash& hash) {
    return {"form", hash.hex()};
}

Reference subjectOf(const EntryId& entry) {
    return {"entry", entry.hex()};
}

Reference subjectOf(const SignerId& signer) {
    return {"signer", signer.hex()};
}

Reference blackBoxOf(const SignerId& signer) {
    return {"black_box", signer.hex()};
}

Reference roleOf(const SignerId& signer) {
    return {"role", signer.hex()};
}

Reference enrolmentOf(const SignerId& signer) {
    return {"enrolment", signer.hex()};
}

Reference epochNumbered(std::uint64_t number) {
    return {"epoch", std::to_string(number)};
}

Reference subjectOf(const RecordId& record) {
    return {"record", record.hex()};
}

Reference subjectOf(const SignerId& signer, std::uint64_t number) {
    return {"number", signer.hex() + "-" + std::to_string(number)};
}

Part partOf(const AdministrativeAct& act, const RecordState& subject) {
    Part part{subject.id, {}};
    const auto write = [&](FieldNumber field, Value value) {
        Operation operation{RegisterKey{{field}}, std::move(value), {}, std::nullopt, std::nullopt};
        if (const auto* heads = headsAt(subject, operation.key)) {
            for (const auto& head : *heads)
                operation.supersedes.push_back(head.id);
        } else if (std::holds_alternative<Cleared>(operation.value)) {
            return;
        }
        part.operations.push_back(std::move(operation));
    };
    const auto orCleared = [](const std::string& text) { return text.empty() ? Value(Cleared{}) : Value(Text(text)); };
    write(envelope::about, act.subject);
    write(actField, Text(wordFor(act.kind)));
    write(byField, Text(act.by));
    write(whyField, orCleared(act.why));
    write(numberField, act.number ? Value(*act.number) : Value(Cleared{}));
    write(detailField, orCleared(act.detail));
    return part;
}

std::optional<AdministrativeAct> actIn(const Part& part) {
    AdministrativeAct act;
    bool known = false;
    for (const auto& operation : part.operations)
        take(act, known, operation.key, operation.value);
    return known ? std::optional(std::move(act)) : std::nullopt;
}

std::optional<AdministrativeAct> actIn(const RecordState& subject) {
    AdministrativeAct act;
    bool known = false;
    for (const auto& [key, heads] : subject.registers) {
        if (!heads.empty())
            take(act, known, key, heads.back().value);
    }
    return known ? std::optional(std::move(act)) : std::nullopt;
}

} // namespace seenheard
