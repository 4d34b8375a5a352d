#include "app/services/EntryWriter.h"

#include "sync/protocol/Rights.h"

#include <algorithm>
#include <iterator>

namespace seenheard {

EntryWriter::EntryWriter(
    TabletStore& store, const SigningKey& key, const TabletClock& clock, Random& random, std::function<void()> saved)
    : store_(store)
    , key_(key)
    , clock_(clock)
    , random_(random)
    , saved_(std::move(saved))
    , officerOf_(store.signers().officerOf()) {}

Author EntryWriter::author() const {
    const auto& me = certificate();
    return {me.signer(), me.officer, may(role(), Right::Decide)};
}

Role EntryWriter::role() const {
    return store_.signers().roleOf(certificate());
}

Result<WritableRecord> EntryWriter::read(const RecordId& id) {
    WritableRecord record;
    record.id = id;
    record.shown.id = id;
    auto has = store_.records().has(id);
    if (!has)
        return has.error();
    if (!*has) {
        const auto act = store_.actOn(subjectOf(id));
        if (act && *act && (*act)->kind == ActKind::RecordDisposed)
            return fail(ErrorCode::RuleBroken,
                "This record was disposed of, by " + (*act)->by + ". Nothing more can be written on it.");
        return record;
    }
    auto stored = store_.records().record(id);
    if (!stored)
        return stored.error();
    record.exists = true;
    record.shown = stored->shown();
    for (const auto& folded : record.shown.folded) {
        if (stored->applied.folded.contains(folded))
            continue;
        auto kept = store_.entries().entry(folded.signer, folded.number, folded.id);
        if (!kept)
            return kept.error();
        auto entry = entryFrom(kept->entry);
        if (!entry)
            return entry.error();
        for (const auto& salted : entry->parts) {
            if (!salted)
                continue;
            auto part = partFrom(salted->canonical);
            if (!part)
                return part.error();
            if (part->record != id)
                continue;
            for (std::uint32_t index = 0; index < part->operations.size(); ++index)
                record.waiting.emplace(
                    OperationId{folded.signer, folded.number, index, folded.id}, std::move(part->operations[index]));
        }
    }
    return record;
}

WritingContext EntryWriter::context(
    const WritableRecord& record, const FormDefinition& form, std::string reason) const {
    return {&form, &record.shown, &record.waiting, officerOf_, author(), std::move(reason)};
}

std::string EntryWriter::team() const {
    auto enrolledIn = certificate().team;
    const auto followed = store_.following().scopes();
    if (!followed)
        return enrolledIn;
    std::vector<std::string> teams;
    for (const auto& scope : *followed)
        if (scope.kind == ScopeKind::Team)
            teams.push_back(scope.id);
    const bool stays = teams.empty() || std::find(teams.begin(), teams.end(), enrolledIn) != teams.end();
    return stays ? enrolledIn : teams.front();
}

Answers EntryWriter::envelopeAnswers(const std::optional<Reference>& about, std::optional<bool> submitted) const {
    Answers answers;
    answers.emplace(RegisterKey{{envelope::team}}, Text(team()));
    answers.emplace(RegisterKey{{envelope::district}}, Text(certificate().district));
    if (about)
        answers.emplace(RegisterKey{{envelope::about}}, *about);
    if (submitted)
        answers.emplace(RegisterKey{{envelope::submitted}}, *submitted);
    return answers;
}

Result<EntryHeader> EntryWriter::headerFor(const EntryDraft& draft) {
    auto header = store_.nextHeader();
    if (!header)
        return header;
    header->form = draft.form;
    header->writtenAt = clock_.now();
    header->draft = draft.draft;
    header->unfinished = draft.unfinished;
    return header;
}

Status EntryWriter::writeViews(const FormRef& form, Part part, std::int64_t upTo) {
    auto header = headerFor({part.record, form, {}, DraftId{}, false});
    if (!header)
        return header.error();
    std::vector<Part> parts{std::move(part)};
    const auto entry = signEntry(*std::move(header), parts, key_, random_);
    return store_.saveViews(entry, std::move(parts), upTo);
}

Status EntryWriter::write(EntryDraft draft) {
    if (draft.operations.empty())
        return success();
    auto header = headerFor(draft);
    if (!header)
        return header.error();
    std::vector<Part> parts;
    parts.push_back({draft.record, std::move(draft.operations)});
    const auto entry = signEntry(*std::move(header), parts, key_, random_);
    if (auto saved = store_.saveEntry(entry, std::move(parts)); !saved)
        return saved.error();
    if (saved_)
        saved_();
    return success();
}

} // namespace seenheard
