#include "sync/protocol/ElidedEntries.h"

#include "sync/protocol/ElisionTables.h"
#include "sync/protocol/StrictReading.h"
#include "sync/records/ValueCodec.h"

namespace seenheard {

namespace {

constexpr std::uint64_t unfinishedFlag = 1;
constexpr std::uint64_t draftFlag = 2;

/// Only what is exactly what it seems can be left out.
std::optional<EntryPieces::Pieces> piecesOf(BytesView canonical) {
    auto entry = entryFrom(canonical);
    if (!entry)
        return std::nullopt;
    auto header = entryHeaderFrom(entry->header);
    if (!header || header->commitments.size() != entry->parts.size())
        return std::nullopt;
    EntryPieces::Pieces pieces{std::move(*entry), std::move(*header), {}, {}};
    pieces.id = entryIdOf(pieces.entry.header);
    for (std::size_t i = 0; i < pieces.entry.parts.size(); ++i) {
        const auto& salted = pieces.entry.parts[i];
        pieces.parts.emplace_back();
        if (!salted)
            continue;
        auto part = partFrom(salted->canonical);
        if (!part || commitmentOf(*salted) != pieces.header.commitments[i])
            return std::nullopt;
        pieces.parts.back() = std::move(*part);
    }
    return pieces;
}

/// One message being written.
class Eliding {
public:
    Eliding(const ExchangeRequest& request, const HeldByReceiver& held) : tables_(request), held_(held) {}

    void add(const EntryPieces& taken) {
        ++count_;
        const auto& pieces = taken.pieces;
        if (!pieces) {
            shapes_.bytes(taken.canonical);
            return;
        }
        const auto& header = pieces->header;
        shapes_.array(8);
        reference(tables_.signers, header.signer);
        chain(header);
        form(header.form);
        shapes_.integer(static_cast<std::int64_t>(
            static_cast<std::uint64_t>(header.writtenAt.utcMs) - static_cast<std::uint64_t>(tables_.writtenAtMs)));
        tables_.writtenAtMs = header.writtenAt.utcMs;
        clock(header.writtenAt);
        head(header.treeHeadSeen);
        shapes_.unsignedInt((header.unfinished ? unfinishedFlag : 0) | (header.draft.isZero() ? 0 : draftFlag));
        if (!header.draft.isZero())
            noise(header.draft.bytes());
        noise(pieces->entry.signature.bytes());
        shapes_.array(pieces->parts.size());
        for (std::size_t i = 0; i < pieces->parts.size(); ++i)
            part(pieces->parts[i], pieces->entry.parts[i], header.commitments[i]);

        tables_.remember(header.signer, header.number, pieces->id);
    }

    ElidedEntries take() {
        CborWriter shape;
        shape.array(count_);
        shape.raw(shapes_.result());
        return {shape.take(), std::move(noise_)};
    }

private:
    void noise(BytesView octets) { noise_.insert(noise_.end(), octets.begin(), octets.end()); }

    template<typename Element>
    void reference(std::vector<Element>& table, const Element& element) {
        if (const auto place = placeIn(table, element)) {
            shapes_.unsignedInt(*place);
            return;
        }
        shapes_.null();
        noise(element.bytes());
    }

    bool known(const SignerId& signer, std::uint64_t number, const EntryId& id) const {
        if (const auto here = tables_.ids.find({signer, number}); here != tables_.ids.end())
            return here->second == id;
        return held_(signer, number);
    }

    void chain(const EntryHeader& header) {
        const auto end = tables_.ends.find(header.signer);
        if (end != tables_.ends.end() && end->second.number + 1 == header.number && end->second.id == header.previous) {
            shapes_.null();
        } else if (header.number == 1 || known(header.signer, header.number - 1, header.previous)) {
            shapes_.unsignedInt(header.number);
        } else {
            shapes_.array(1);
            shapes_.unsignedInt(header.number);
            noise(header.previous.bytes());
        }
    }

    void form(const FormRef& form) {
        if (const auto place = placeIn(tables_.forms, form)) {
            shapes_.unsignedInt(*place);
            return;
        }
        shapes_.array(2);
        shapes_.text(form.id);
        reference(tables_.hashes, form.hash);
    }

    void clock(const Instant& at) {
        const ElisionTables::ClockMark mark{at.offsetMinutes, at.quality};
        if (const auto place = placeIn(tables_.clocks, mark)) {
            shapes_.unsignedInt(*place);
            return;
        }
        shapes_.array(2);
        shapes_.integer(mark.offsetMinutes);
        shapes_.unsignedInt(static_cast<std::uint64_t>(mark.quality));
    }

    void head(const TreeHeadRef& seen) {
        if (const auto place = placeIn(tables_.heads, seen)) {
            shapes_.unsignedInt(*place);
            return;
        }
        shapes_.array(2);
        shapes_.unsignedInt(seen.epoch);
        shapes_.unsignedInt(seen.size);
        noise(seen.root.bytes());
    }

    void part(const std::optional<Part>& part, const std::optional<SaltedPart>& salted, const Hash& commitment) {
        if (!part) {
            shapes_.null();
            noise(commitment.bytes());
            return;
        }
        noise(salted->salt);
        shapes_.array(2);
        reference(tables_.records, part->record);
        shapes_.array(part->operations.size());
        for (const auto& operation : part->operations)
            write(operation);
    }

    void write(const Operation& operation) {
        shapes_.array(5);
        writeKey(shapes_, operation.key);
        writeValue(shapes_, operation.value);
        shapes_.array(operation.supersedes.size());
        for (const auto& superseded : operation.supersedes) {
            const bool left = known(superseded.signer, superseded.number, superseded.entry);
            shapes_.array(left ? 3 : 4);
            reference(tables_.signers, superseded.signer);
            shapes_.unsignedInt(superseded.number);
            shapes_.unsignedInt(superseded.index);
            if (left)
                continue;
            shapes_.null();
            noise(superseded.entry.bytes());
        }
        writeDepth(shapes_, operation.depth);
        writeReason(shapes_, operation.reason);
    }

    ElisionTables tables_;
    const HeldByReceiver& held_;
    std::uint64_t count_ = 0;
    CborWriter shapes_;
    Bytes noise_;
};

/// One message being read. The reader keeps the first failure; what is not held is kept beside it.
class Restoring {
public:
    Restoring(const ElidedEntries& elided, const ExchangeRequest& request, const EntryIdOf& idOf)
        : tables_(request)
        , idOf_(idOf)
        , reader_(elided.shape)
        , noise_(elided.noise) {}

    Result<std::vector<Bytes>> run() {
        std::vector<Bytes> entries;
        std::size_t octets = 0;
        const auto count = reader_.array(limits::entriesInRequest);
        for (std::uint64_t i = 0; i < count && !reader_.failed(); ++i) {
            entries.push_back(reader_.peek() == CborKind::ByteString ? copyOf(reader_.bytes()) : entry());
            octets += entries.back().size();
            if (count > 1 && octets > limits::pushBytes)
                reader_.refuse("more octets of entries than one request may bring");
        }
        if (notHeld_)
            return fail(ErrorCode::NotFound, "Something that was left out of the entries is not held here.");
        if (!noise_.empty())
            reader_.refuse("octets behind the last entry");
        if (auto status = reader_.finish("list of entries"); !status)
            return status.error();
        return entries;
    }

private:
    Bytes entry() {
        EntryHeader header;
        reader_.expectArray(8);
        header.signer = reference(tables_.signers);
        chain(header);
        header.form = form();
        header.writtenAt.utcMs = static_cast<std::int64_t>(
            static_cast<std::uint64_t>(tables_.writtenAtMs) + static_cast<std::uint64_t>(reader_.integer()));
        tables_.writtenAtMs = header.writtenAt.utcMs;
        const auto mark = clock();
        header.writtenAt.offsetMinutes = mark.offsetMinutes;
        header.writtenAt.quality = mark.quality;
        header.treeHeadSeen = head();
        const auto flags = reader_.unsignedInt();
        if (flags > (unfinishedFlag | draftFlag))
            reader_.refuse("flags that are not known");
        header.unfinished = (flags & unfinishedFlag) != 0;
        if ((flags & draftFlag) != 0)
            header.draft = id<DraftId>();
        Entry restored;
        restored.signature = id<Signature>();
        for (auto left = reader_.array(limits::partsInEntry); left > 0 && !reader_.failed(); --left) {
            restored.parts.push_back(part(header));
            if (restored.parts.back())
                header.commitments.push_back(commitmentOf(*restored.parts.back()));
        }
        restored.header = canonicalBytes(header);
        tables_.remember(header.signer, header.number, entryIdOf(restored.header));
        return canonicalBytes(restored);
    }

    template<typename IdType>
    IdType id() {
        if (noise_.size() < IdType::size) {
            reader_.refuse("fewer octets than the entries have");
            return {};
        }
        const auto octets = noise_.first(IdType::size);
        noise_ = noise_.subspan(IdType::size);
        return *IdType::fromBytes(octets);
    }

    /// The element that an index names; nothing where a new one follows.
    template<typename Element>
    std::optional<Element> known(const std::vector<Element>& table) {
        if (reader_.peek() != CborKind::Unsigned)
            return std::nullopt;
        const auto place = reader_.unsignedInt();
        if (place < table.size())
            return table[static_cast<std::size_t>(place)];
        reader_.refuse("an index behind the end of its table");
        return Element{};
    }

    template<typename Element>
    Element reference(std::vector<Element>& table) {
        if (auto found = known(table))
            return *found;
        if (!reader_.null())
            reader_.refuse("neither an index nor something new");
        table.push_back(id<Element>());
        return table.back();
    }

    EntryId idOf(const SignerId& signer, std::uint64_t number) {
        if (const auto here = tables_.ids.find({signer, number}); here != tables_.ids.end())
            return here->second;
        if (reader_.failed() || notHeld_)
            return {};
        const auto found = lookUps_++ < limits::elidedLookUps ? idOf_(signer, number) : fail(ErrorCode::TooLarge, "");
        notHeld_ = !found;
        return found ? tables_.ids[{signer, number}] = *found : EntryId{};
    }

    void chain(EntryHeader& header) {
        if (reader_.null()) {
            const auto& end = tables_.ends[header.signer];
            header.number = end.number + 1;
            header.previous = end.id;
        } else if (reader_.peek() == CborKind::Unsigned) {
            header.number = reader_.unsignedInt();
            if (header.number > 1)
                header.previous = idOf(header.signer, header.number - 1);
        } else {
            reader_.expectArray(1);
            header.number = reader_.unsignedInt();
            header.previous = id<EntryId>();
        }
    }

    FormRef form() {
        if (auto found = known(tables_.forms))
            return *found;
        FormRef form;
        reader_.expectArray(2);
        form.id = readText(reader_, limits::nameBytes, "a form id that is too long");
        form.hash = reference(tables_.hashes);
        tables_.forms.push_back(form);
        return form;
    }

    ElisionTables::ClockMark clock() {
        if (auto found = known(tables_.clocks))
            return *found;
        ElisionTables::ClockMark mark;
        reader_.expectArray(2);
        const auto minutes = reader_.integer();
        mark.offsetMinutes = static_cast<std::int32_t>(std::clamp<std::int64_t>(minutes, -100'000, 100'000));
        mark.quality = readEnum(reader_, ClockQuality::Suspect, "an unknown clock quality");
        tables_.clocks.push_back(mark);
        return mark;
    }

    TreeHeadRef head() {
        if (auto found = known(tables_.heads))
            return *found;
        TreeHeadRef seen;
        reader_.expectArray(2);
        seen.epoch = reader_.unsignedInt();
        seen.size = reader_.unsignedInt();
        seen.root = id<Hash>();
        tables_.heads.push_back(seen);
        return seen;
    }

    std::optional<SaltedPart> part(EntryHeader& header) {
        if (reader_.null()) {
            header.commitments.push_back(id<Hash>());
            return std::nullopt;
        }
        SaltedPart salted;
        salted.salt = id<FixedId<struct SaltTag, 16>>().octets;
        Part content;
        reader_.expectArray(2);
        content.record = reference(tables_.records);
        for (auto left = reader_.array(limits::operationsInPart); left > 0 && !reader_.failed(); --left)
            content.operations.push_back(operation());
        salted.canonical = canonicalBytes(content);
        return salted;
    }

    Operation operation() {
        Operation operation;
        reader_.expectArray(5);
        operation.key = readKey(reader_);
        operation.value = readValue(reader_);
        for (auto left = reader_.array(limits::operationsInPart); left > 0 && !reader_.failed(); --left) {
            OperationId superseded;
            const auto elements = reader_.array(4);
            superseded.signer = reference(tables_.signers);
            superseded.number = reader_.unsignedInt();
            superseded.index = readUint32(reader_);
            if (elements == 4 && reader_.null())
                superseded.entry = id<EntryId>();
            else if (elements == 3)
                superseded.entry = idOf(superseded.signer, superseded.number);
            else
                reader_.refuse("a superseded operation of an unknown shape");
            operation.supersedes.push_back(superseded);
        }
        operation.depth = readDepth(reader_);
        operation.reason = readReason(reader_);
        return operation;
    }

    ElisionTables tables_;
    const EntryIdOf& idOf_;
    CborReader reader_;
    BytesView noise_;
    std::size_t lookUps_ = 0;
    bool notHeld_ = false;
};

} // namespace

EntryPieces::EntryPieces(Bytes octets) : canonical(std::move(octets)), pieces(piecesOf(canonical)) {}

ElidedEntries elide(
    const std::vector<EntryPieces>& entries, const ExchangeRequest& request, const HeldByReceiver& held) {
    if (entries.empty())
        return {};
    Eliding eliding(request, held);
    for (const auto& entry : entries)
        eliding.add(entry);
    return eliding.take();
}

ElidedEntries elide(const std::vector<Bytes>& entries, const ExchangeRequest& request, const HeldByReceiver& held) {
    std::vector<EntryPieces> taken;
    taken.reserve(entries.size());
    for (const auto& entry : entries)
        taken.emplace_back(entry);
    return elide(taken, request, held);
}

Result<std::vector<Bytes>> restore(const ElidedEntries& elided, const ExchangeRequest& request, const EntryIdOf& idOf) {
    if (elided.shape.empty() && elided.noise.empty())
        return std::vector<Bytes>{};
    return Restoring(elided, request, idOf).run();
}

} // namespace seenheard
