#include "sync/protocol/Draft.h"

#include "sync/protocol/Certificate.h"
#include "sync/protocol/SigningContext.h"
#include "sync/records/Cbor.h"

namespace seenheard {

namespace {

constexpr std::uint64_t formatVersion = 1;
constexpr std::uint64_t mostAnswers = 100'000;

RegisterKey readKey(CborReader& reader) {
    auto key = registerKeyFrom(reader.raw());
    if (!key)
        reader.refuse("a register key that is none");
    return key ? std::move(*key) : RegisterKey{};
}

Value readValue(CborReader& reader) {
    auto value = valueFrom(reader.raw());
    if (!value)
        reader.refuse("a value that is none");
    return value ? std::move(*value) : Value{};
}

template<typename Kind>
Kind readValueOf(CborReader& reader) {
    auto value = readValue(reader);
    if (auto* wanted = std::get_if<Kind>(&value))
        return std::move(*wanted);
    reader.refuse("a value of another kind");
    return Kind{};
}

} // namespace

Bytes canonicalBytes(const Draft& draft, bool withUndo) {
    CborWriter writer;
    writer.array(13);
    writer.unsignedInt(formatVersion);
    writer.id(draft.id);
    writer.id(draft.record);
    writer.text(draft.form.id);
    writer.id(draft.form.hash);
    if (draft.about)
        writer.raw(canonicalBytes(Value(*draft.about)));
    else
        writer.null();
    writer.array(draft.answers.size());
    for (const auto& [key, value] : draft.answers) {
        writer.array(2);
        writer.raw(canonicalBytes(key));
        writer.raw(canonicalBytes(value));
    }
    writer.text(draft.place);
    writer.unsignedInt(draft.revision);
    writer.boolean(draft.amending);
    writer.raw(canonicalBytes(Value(draft.startedAt)));
    writer.raw(canonicalBytes(Value(draft.changedAt)));
    writer.array(withUndo ? draft.undo.size() : 0);
    if (withUndo) {
        for (const auto& step : draft.undo) {
            writer.array(2);
            writer.raw(canonicalBytes(step.key));
            if (step.before)
                writer.raw(canonicalBytes(*step.before));
            else
                writer.null();
        }
    }
    return writer.take();
}

Result<Draft> draftFrom(BytesView canonical) {
    CborReader reader(canonical);
    Draft draft;
    reader.expectArray(13);
    if (reader.unsignedInt() != formatVersion)
        reader.refuse("a draft of another version");
    draft.id = reader.id<DraftId>();
    draft.record = reader.id<RecordId>();
    draft.form.id = reader.text();
    draft.form.hash = reader.id<Hash>();
    if (!reader.null())
        draft.about = readValueOf<Reference>(reader);
    for (auto left = reader.array(mostAnswers); left > 0 && !reader.failed(); --left) {
        reader.expectArray(2);
        auto key = readKey(reader);
        draft.answers.insert_or_assign(std::move(key), readValue(reader));
    }
    draft.place = reader.text();
    draft.revision = static_cast<std::uint32_t>(reader.unsignedInt());
    draft.amending = reader.boolean();
    draft.startedAt = readValueOf<Instant>(reader);
    draft.changedAt = readValueOf<Instant>(reader);
    for (auto left = reader.array(mostAnswers); left > 0 && !reader.failed(); --left) {
        reader.expectArray(2);
        UndoStep step{readKey(reader), std::nullopt};
        if (!reader.null())
            step.before = readValue(reader);
        draft.undo.push_back(std::move(step));
    }
    if (auto finished = reader.finish("draft"); !finished)
        return finished.error();
    return draft;
}

Bytes signedDraft(const Draft& draft, const SignerId& signer, const SigningKey& key) {
    const auto octets = canonicalBytes(draft, false);
    CborWriter writer;
    writer.array(3);
    writer.bytes(octets);
    writer.id(signer);
    writer.id(key.sign(signedBytes(signing_context::draft, octets)));
    return writer.take();
}

Result<Draft> verifiedDraft(BytesView signedOctets, const PublicKey& key) {
    CborReader reader(signedOctets);
    reader.expectArray(3);
    const auto octets = reader.bytes();
    const auto signer = reader.id<SignerId>();
    const auto signature = reader.id<Signature>();
    if (auto finished = reader.finish("signed draft"); !finished)
        return finished.error();
    if (signer != signerIdOf(key) || !verify(key, signedBytes(signing_context::draft, octets), signature))
        return fail(ErrorCode::BadSignature, "A draft is not signed by the tablet that it names.");
    return draftFrom(octets);
}

} // namespace seenheard
