#include "app/services/TabletCaptureService.h"

#include "app/services/Prefill.h"
#include "app/services/ReturnedAnswers.h"
#include "sync/forms/Json.h"
#include "sync/protocol/Rights.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view referralForm = "referral";

constexpr std::size_t namedHindrances = 3;

Error owed(const std::vector<Missing>& missing) {
    std::string message = "This cannot be submitted yet; it stays saved as unfinished. Still owed: ";
    for (std::size_t at = 0; at < missing.size() && at < namedHindrances; ++at)
        message += (at > 0 ? "; " : "") + missing[at].path + " (" + missing[at].question + ")";
    if (missing.size() > namedHindrances)
        message += "; and " + std::to_string(missing.size() - namedHindrances) + " more";
    return fail(ErrorCode::RuleBroken, message + ". Give a value, or not_obtained with a reason.");
}

/// At the field itself, or at one of its choices where each has a register of its own.
bool saysAnythingAt(const Answers& answers, const RegisterKey& field) {
    const auto& path = field.path;
    return std::any_of(answers.begin(), answers.end(), [&](const auto& answer) {
        const auto& at = answer.first.path;
        return (at.size() == path.size() || at.size() == path.size() + 1)
            && std::equal(path.begin(), path.end(), at.begin());
    });
}

/// The same picture twice on one record says no more than once.
Status checkNewPicture(const OpenDraft& open, const RegisterKey& key, const Value& value) {
    const auto* picture = std::get_if<Picture>(&value);
    if (picture == nullptr)
        return success();
    for (const auto& [other, said] : withDraft(open.standing, open.draft.answers))
        if (const auto* there = std::get_if<Picture>(&said);
            there != nullptr && other != key && there->content == picture->content)
            return fail(ErrorCode::AlreadyExists, "This picture is on the record already.");
    return success();
}

/// The server would hold it; so nobody gets to write it.
Status checkMay(Role role, Right right, std::string_view what) {
    if (may(role, right))
        return success();
    return fail(ErrorCode::NotEntitled,
        "Whoever is enrolled here has the role " + std::string(wordFor(role)) + ", which " + std::string(what)
            + ". An administrator can give another role.");
}

Status checkMayBegin(Role role, std::string_view formId) {
    if (auto writes = checkMay(role, Right::Write, "writes no records"); !writes)
        return writes;
    return formId == reviewForm ? checkMay(role, Right::Review, "reviews no records") : success();
}

} // namespace

TabletCaptureService::TabletCaptureService(const Parts& parts)
    : parts_(parts)
    , identity_(parts.store.enrolled().identityKey)
    , desk_(parts.store, parts.forms, parts.writer, parts.clock, parts.random)
    , carryOver_(parts.store.records(), parts.forms, parts.writer, parts.local, parts.directory) {}

Result<DraftView> TabletCaptureService::start(
    std::string_view formId, const std::optional<Reference>& about, const std::optional<FlagsSeen>& seen) {
    if (auto mayBegin = checkMayBegin(parts_.writer.role(), formId); !mayBegin)
        return mayBegin.error();
    auto open = begin(formId, about, seen);
    if (!open)
        return open.error();
    return builderOf(**open).build();
}

Result<DraftView> TabletCaptureService::startFrom(std::string_view formId, const RecordId& source) {
    if (auto mayBegin = checkMayBegin(parts_.writer.role(), formId); !mayBegin)
        return mayBegin.error();
    auto open = beginFrom(formId, source);
    if (!open)
        return open.error();
    return builderOf(**open).build();
}

Result<DraftView> TabletCaptureService::open(const RecordId& record) {
    if (auto amends = checkMay(parts_.writer.role(), Right::Amend, "amends no records"); !amends)
        return amends.error();
    auto open = desk_.onExisting(record);
    if (!open)
        return open.error();
    return builderOf(**open).build();
}

Result<DraftView> TabletCaptureService::draft(const DraftId& draft) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    return builderOf(**open).build();
}

Result<DraftView> TabletCaptureService::answer(
    const DraftId& draft, const RegisterKey& key, const Value& value, std::string_view place) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    if (auto fits = checkFits(*(*open)->form, key, value); !fits)
        return fits.error();
    if (auto fresh = checkNewPicture(**open, key, value); !fresh)
        return fresh.error();
    auto changed = (*open)->draft;
    const auto given = withCounterparts(*(*open)->form, withDraft((*open)->standing, changed.answers), {{key, value}});
    if (given.size() == 1)
        giveAnswer(changed, key, value);
    else
        giveAnswers(changed, keyBelow(key, ItemId{}), given);
    changed.place = place;
    if (auto kept = keep(**open, std::move(changed)); !kept)
        return kept.error();
    return builderOf(**open).build();
}

Result<std::pair<DraftView, ItemId>> TabletCaptureService::addItem(
    const DraftId& draft, std::string_view listPath, const std::optional<Reference>& picked, const Answers& first) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    const auto& form = *(*open)->form;
    auto listKey = form.keyOf(listPath);
    if (!listKey)
        return listKey.error();
    const auto* list = form.fieldAt(*listKey);
    if (!list || list->type != FieldType::List)
        return fail(ErrorCode::UnknownField, "That path names no list of this form.");
    const auto id = itemIdsFor((*open)->draft.record)(listPath, picked);
    const auto itemKey = keyBelow(*listKey, id);
    auto answers = beginningTimes(list->fields, itemKey.path, parts_.clock.now());
    if (picked)
        answers.merge(pickedIn(list->fields, itemKey.path, *picked));
    for (const auto& [key, value] : first) {
        // Keys are those of the item's own fields; the item's place is put in front.
        auto whole = itemKey;
        whole.path.insert(whole.path.end(), key.path.begin(), key.path.end());
        if (auto fits = checkFits(form, whole, value); !fits)
            return fits.error();
        if (auto fresh = checkNewPicture(**open, whole, value); !fresh)
            return fresh.error();
        answers.insert_or_assign(std::move(whole), value);
    }
    auto changed = (*open)->draft;
    giveAnswers(changed, itemKey, answers);
    if (auto path = form.pathOf(itemKey))
        changed.place = *path;
    if (auto kept = keep(**open, std::move(changed)); !kept)
        return kept.error();
    return std::pair(builderOf(**open).build(), id);
}

Result<DraftView> TabletCaptureService::withdrawItem(
    const DraftId& draft, std::string_view listPath, const ItemId& item, std::string_view reason) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    auto listKey = (*open)->form->keyOf(listPath);
    if (!listKey)
        return listKey.error();
    auto changed = (*open)->draft;
    seenheard::withdrawItem(changed, keyBelow(*listKey, item), (*open)->standing, reason);
    if (auto kept = keep(**open, std::move(changed)); !kept)
        return kept.error();
    return builderOf(**open).build();
}

Result<DraftView> TabletCaptureService::undo(const DraftId& draft) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    auto changed = (*open)->draft;
    if (undoLast(changed))
        if (auto kept = keep(**open, std::move(changed)); !kept)
            return kept.error();
    return builderOf(**open).build();
}

Status TabletCaptureService::commit(const DraftId& draft, std::string_view reason) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    return commitDraft(**open, reason, false);
}

Status TabletCaptureService::submit(const DraftId& draft, std::string_view reason) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    return finish(**open, reason);
}

Status TabletCaptureService::finish(OpenDraft& open, std::string_view reason) {
    if (auto noted = noteWhatStands(open); !noted)
        return noted;
    const auto follows = followsFrom(open);
    if (!follows)
        return follows.error();
    const auto record = open.draft.record;
    if (auto done = commitDraft(open, reason, true); !done)
        return done;
    const bool refers = std::any_of(
        follows->begin(), follows->end(), [](const Consequence& each) { return each.starts == referralForm; });
    return refers ? draftReferral(record) : success();
}

Status TabletCaptureService::noteWhatStands(OpenDraft& review) {
    const auto asRead = review.form->keyOf("record_as_read");
    const auto of = review.form->keyOf("reviewed_record");
    if (!asRead || !of)
        return success();
    const auto answers = withDraft(review.standing, review.draft.answers);
    const auto named = answers.find(*of);
    const auto* reference = named == answers.end() ? nullptr : std::get_if<Reference>(&named->second);
    const auto id = reference ? RecordId::fromHex(reference->id) : std::nullopt;
    if (!id)
        return success();
    const auto view = parts_.records.show(*id);
    if (!view)
        return view.error();
    auto changed = review.draft;
    giveAnswer(changed, *asRead, Text(digestOf(*view, returnedBy(*review.form, answers))));
    return keep(review, std::move(changed));
}

Result<RecordId> TabletCaptureService::record(
    std::string_view formId, std::string_view answersJson, const std::optional<Reference>& about) {
    const auto openBefore = desk_.size();
    auto open = begin(formId, about, std::nullopt);
    if (!open)
        return open.error();
    const auto record = (*open)->draft.record;
    const auto done = commitAnswers(**open, answersJson, {});
    if (desk_.size() > openBefore)
        desk_.close(**open);
    return done ? Result(record) : done.error();
}

Status TabletCaptureService::amend(const RecordId& record, std::string_view answersJson, std::string_view reason) {
    auto open = desk_.onExisting(record);
    if (!open)
        return open.error();
    return commitAnswers(**open, answersJson, reason);
}

Status TabletCaptureService::submitRecord(const RecordId& record) {
    auto open = desk_.onExisting(record);
    if (!open)
        return open.error();
    return finish(**open, {});
}

Result<std::vector<Consequence>> TabletCaptureService::whatFollows(const DraftId& draft) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    return followsFrom(**open);
}

Result<std::vector<Consequence>> TabletCaptureService::followsFrom(const OpenDraft& open) {
    const auto known = builderOf(open).known();
    const auto now = parts_.clock.now();
    const auto local = parts_.local.around(
        {open.draft.record, *open.form, known, open.draft.about, parts_.writer.certificate().district, now});
    if (!local)
        return local.error();
    return seenheard::whatFollows(*open.form, known, open.draft.startedAt, now, *local);
}

Result<std::vector<Missing>> TabletCaptureService::hindrances(const DraftId& draft) {
    auto open = desk_.byHandle(draft);
    if (!open)
        return open.error();
    return hindrancesToSubmit(
        *(*open)->form, withDraft((*open)->standing, (*open)->draft.answers), builderOf(**open).facts());
}

DraftViewBuilder TabletCaptureService::builderOf(const OpenDraft& open) const {
    return {{open.handle, open.draft, open.form, open.standing, open.submitted}, parts_.directory, parts_.writer.role(),
        parts_.clock.now()};
}

ItemIds TabletCaptureService::itemIdsFor(const RecordId& record) {
    return [this, record](std::string_view list, const std::optional<Reference>& picked) {
        return picked ? identity_.item(record, list, *picked) : parts_.random.id<ItemId>();
    };
}

Result<OpenDraft*> TabletCaptureService::begin(
    std::string_view formId, const std::optional<Reference>& about, const std::optional<FlagsSeen>& seen) {
    auto form = parts_.forms.newest(formId);
    if (!form)
        return form.error();
    const auto& kinds = (*form)->aboutKinds();
    if (about && std::find(kinds.begin(), kinds.end(), about->kind) == kinds.end())
        return fail(ErrorCode::InvalidInput, "A record of this form is not about something of that kind.");
    const auto& anew = (*form)->anewKinds();
    const bool meets = about && std::find(anew.begin(), anew.end(), about->kind) == anew.end();
    const auto record = meets ? identity_.record(formId, *about) : parts_.random.id<RecordId>();
    if (auto may = mayStart(formId, record); !may)
        return may.error();
    auto open = desk_.on(record, *form, about);
    if (!open)
        return open;
    if ((*open)->standing.empty() && (*open)->draft.answers.empty())
        if (auto filled = prefill(**open, seen); !filled)
            return filled.error();
    return open;
}

Result<OpenDraft*> TabletCaptureService::beginFrom(std::string_view formId, const RecordId& source) {
    // What is only a draft so far has to be an entry before anything can follow from it; an amendment waits for its
    // reason.
    auto from = desk_.onExisting(source);
    if (!from)
        return from;
    if (!(*from)->submitted)
        if (auto saved = commitDraft(**from, {}, false); !saved)
            return saved.error();
    auto open = begin(formId, Reference{"record", source.hex()}, std::nullopt);
    if (!open || (*open)->submitted)
        return open;
    auto json = carryOver_.from(source, *(*open)->form, parts_.clock.now());
    if (!json)
        return json.error();
    auto parsed = parseJson(*json);
    if (!parsed)
        return parsed.error();
    auto carried = answersFromJson(*(*open)->form, *parsed, itemIdsFor((*open)->draft.record));
    if (!carried)
        return carried.error();
    // What an officer said of it since stands; what the source says by now is added.
    for (const auto& [key, value] : *carried)
        if (!(*open)->standing.contains(key))
            (*open)->draft.answers.emplace(key, value);
    return open;
}

Status TabletCaptureService::draftReferral(const RecordId& source) {
    if (auto form = parts_.forms.newest(referralForm); !form)
        return form.error().code == ErrorCode::UnknownForm ? success() : Status(form.error());
    if (const auto offered = parts_.forms.offers(referralForm); offered && !*offered)
        return success();
    auto referral = beginFrom(referralForm, source);
    auto drafted = referral ? commitDraft(**referral, {}, false) : Status(referral.error());
    if (!drafted)
        return fail(drafted.error().code,
            "The record is finished. Its referral could not be drafted: " + drafted.error().message);
    return drafted;
}

/// A withdrawn form starts nothing new; what was begun with it goes on.
Status TabletCaptureService::mayStart(std::string_view formId, const RecordId& record) {
    const auto offered = parts_.forms.offers(formId);
    if (!offered || *offered)
        return offered ? success() : Status(offered.error());
    const auto has = parts_.store.records().has(record);
    const auto draft = parts_.store.drafts().on(record);
    if (!has || !draft)
        return !has ? has.error() : draft.error();
    if (*has || *draft)
        return success();
    return fail(ErrorCode::RuleBroken,
        "This form was withdrawn: no new record starts with it. Drafts and records that have it stay as they are.");
}

Status TabletCaptureService::prefill(OpenDraft& open, const std::optional<FlagsSeen>& seen) {
    auto answers = beginningTimes(open.form->fields(), {}, parts_.clock.now());
    if (seen)
        answers.merge(flagsSeenBeforeEntry(*open.form, *seen, parts_.clock.now()));
    if (open.draft.about && open.draft.about->kind != "record") {
        auto picked = parts_.reference.item(*open.draft.about);
        if (!picked)
            return picked.error();
        // What was loaded of a person stands as a fact beside the record; it is nobody's answer.
        const auto& fields = open.form->fields();
        answers.merge(picked->reference.kind == "person" ? pickedIn(fields, {}, picked->reference)
                                                         : prefilledFrom(*open.form, fields, {}, *picked));
        if (auto rest = alsoKnown(open, *picked); rest)
            answers.merge(*std::move(rest));
        else
            return rest.error();
    }
    // Not saved by themselves: they come with the first answer that an officer gives.
    open.draft.answers = std::move(answers);
    return success();
}

Result<Answers> TabletCaptureService::alsoKnown(const OpenDraft& open, const ReferenceItem& about) {
    auto briefing = parts_.reference.briefing(about.reference);
    if (!briefing)
        return briefing.error();
    auto answers = placeKnown(*open.form, about, *briefing);
    for (const auto& person : briefing->people)
        for (const auto& field : open.form->fields())
            if (field.type == FieldType::List && field.name == "residents" && isChild(person, parts_.clock.now())) {
                const RegisterKey key{{field.number, identity_.item(open.draft.record, field.name, person.reference)}};
                answers.merge(beginningTimes(field.fields, key.path, parts_.clock.now()));
                answers.merge(pickedIn(field.fields, key.path, person.reference));
            }
    return answers;
}

Status TabletCaptureService::keep(OpenDraft& open, Draft changed) {
    changed.changedAt = parts_.clock.now();
    auto saved = parts_.store.saveDraft(std::move(changed), parts_.key);
    if (!saved)
        return saved.error();
    open.draft = *std::move(saved);
    return success();
}

Status TabletCaptureService::takeIn(OpenDraft& open, std::string_view answersJson) {
    auto json = parseJson(answersJson);
    if (!json)
        return json.error();
    auto answers = answersFromJson(*open.form, *json, itemIdsFor(open.draft.record));
    if (!answers)
        return answers.error();
    if (answers->empty())
        return fail(ErrorCode::InvalidInput, "The answers are an empty object: there is nothing to save.");
    auto changed = open.draft.answers;
    for (const auto& [key, value] : withCounterparts(*open.form, withDraft(open.standing, changed), *answers))
        changed.insert_or_assign(key, value);
    const auto evaluation = evaluate(*open.form, withDraft(open.standing, changed), builderOf(open).facts());
    for (const auto& breach : evaluation.breaches)
        if (saysAnythingAt(*answers, breach.key))
            return fail(ErrorCode::InvalidInput, breach.path + ": " + breach.message);
    open.draft.answers = std::move(changed);
    return success();
}

Status TabletCaptureService::commitAnswers(OpenDraft& open, std::string_view answersJson, std::string_view reason) {
    const auto before = open.draft.answers;
    auto done = takeIn(open, answersJson);
    if (done)
        done = commitDraft(open, reason, false);
    // What was refused must not come along with what is given next.
    if (!done && !open.stale)
        open.draft.answers = before;
    return done;
}

Status TabletCaptureService::commitDraft(OpenDraft& open, std::string_view reason, bool submitting) {
    if (submitting) {
        const auto missing =
            hindrancesToSubmit(*open.form, withDraft(open.standing, open.draft.answers), builderOf(open).facts());
        if (!missing.empty())
            return owed(missing);
    }
    const bool submitted = open.submitted || submitting;
    const auto context = parts_.writer.context(open.record, *open.form, std::string(reason));
    auto operations = operationsFor(context, open.draft.answers);
    if (!operations)
        return operations.error();
    if (operations->empty() && (open.submitted || !submitting)) {
        if (open.draft.revision > 0)
            if (auto dropped = parts_.store.dropDraft(open.draft.id); !dropped)
                return dropped;
        desk_.beginAnew(open);
        return success();
    }
    if (open.submitted && reason.empty())
        for (const auto& operation : *operations)
            if (!operation.supersedes.empty())
                return fail(ErrorCode::RuleBroken,
                    "This record was submitted. Changing an answer needs a reason; both the old and the new one stay "
                    "on the record.");
    auto envelope = operationsFor(parts_.writer.context(open.record, *open.form, {}),
        parts_.writer.envelopeAnswers(open.draft.about, submitted ? std::optional(true) : std::nullopt));
    if (!envelope)
        return envelope.error();
    operations->insert(operations->end(), envelope->begin(), envelope->end());
    const auto before = parts_.store.chainHead().number;
    auto written =
        parts_.writer.write({open.draft.record, open.draft.form, *std::move(operations), open.draft.id, !submitted});
    if (!written && parts_.store.chainHead().number == before)
        return written;
    // Where only the black box failed the entry stands all the same and must not be written twice.
    desk_.beginAnew(open);
    return written;
}

} // namespace seenheard
