#include "app/services/TabletFeedbackService.h"

#include "app/services/ReturnedAnswers.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view returnedList = "returned";

std::string_view questionFor(const StandingAnswer& answer) {
    if (answer.verbatim)
        return "word_for_word";
    return answer.obtained ? "what_seen" : "how_found_out";
}

bool isReturnedAlready(const DraftView& review, const RegisterKey& list, std::string_view path) {
    const auto items = itemsIn(*review.form, review.answers, list);
    return std::any_of(items.begin(), items.end(), [&](const ItemId& item) {
        const auto key = review.form->keyOf(std::string(returnedList) + "/" + item.hex() + "/answer");
        const auto found = key ? review.answers.find(*key) : review.answers.end();
        return found != review.answers.end() && found->second == Value(Text(path));
    });
}

} // namespace

Result<DraftView> TabletFeedbackService::returnAnswer(const DraftId& draft, std::string_view path) {
    auto review = parts_.capture.draft(draft);
    if (!review)
        return review.error();
    const auto of = review->form->keyOf("reviewed_record");
    const auto list = review->form->keyOf(returnedList);
    if (!of || !list)
        return fail(ErrorCode::InvalidInput, "Only the review of a record can return an answer of it.");
    const auto named = review->answers.find(*of);
    const auto* reference = named == review->answers.end() ? nullptr : std::get_if<Reference>(&named->second);
    const auto record = reference ? RecordId::fromHex(reference->id) : std::nullopt;
    if (!record)
        return fail(ErrorCode::InvalidInput, "This review does not say which record it is of.");
    if (isReturnedAlready(*review, *list, path))
        return review;
    const auto view = parts_.records.show(*record);
    if (!view)
        return view.error();
    const auto answer = standingAnswer(*view, path);
    if (!answer)
        return answer.error();
    Answers first;
    const auto say = [&](std::string_view field, const std::string& words) {
        for (const auto& each : review->form->fieldAt(*list)->fields)
            if (each.name == field && !words.empty())
                first.emplace(RegisterKey{{each.number}}, Value(Text(words)));
    };
    say("answer", std::string(path));
    say("answer_label", answer->label);
    say("answer_as_read", answer->digest);
    say("asked", std::string(questionFor(*answer)));
    say("returned_to", answer->officer.isZero() ? std::string() : answer->officer.hex());
    say("returned_to_name", answer->officerName);
    auto added = parts_.capture.addItem(draft, returnedList, std::nullopt, first);
    if (!added)
        return added.error();
    return std::move(added->first);
}

Status TabletFeedbackService::reply(const RecordId& review, const ItemId& question, std::string_view words) {
    if (words.find_first_not_of(" \t\n") == std::string_view::npos)
        return fail(ErrorCode::InvalidInput, "A reply needs words. To change the record, amend it instead.");
    return say(review, returnedList, question, {{"reply", Text(words)}, {"replied_at", parts_.clock.now()}});
}

Status TabletFeedbackService::acknowledge(const RecordId& review, const ItemId& author) {
    return say(review, "authors", author, {{"feedback_acknowledged_at", parts_.clock.now()}});
}

Status TabletFeedbackService::settle(const RecordId& review, const ItemId& question) {
    return say(review, returnedList, question, {{"settled_at", parts_.clock.now()}});
}

Status TabletFeedbackService::say(
    const RecordId& review, std::string_view list, const ItemId& item, const std::vector<Said>& said) {
    const auto view = parts_.records.show(review);
    if (!view)
        return view.error();
    const bool isThere = std::any_of(view->items.begin(), view->items.end(),
        [&](const ItemView& each) { return each.list == list && each.id == item; });
    if (!isThere)
        return fail(ErrorCode::NotFound, "That question is not on this tablet. An exchange may bring it.");
    auto form = parts_.forms.newest("review");
    if (!form)
        return form.error();
    Answers answers;
    for (const auto& each : said) {
        auto key = (*form)->keyOf(std::string(list) + "/" + item.hex() + "/" + std::string(each.field));
        if (!key)
            return key.error();
        if (auto fits = checkFits(**form, *key, each.value); !fits)
            return fits;
        answers.emplace(*std::move(key), each.value);
    }
    auto record = parts_.writer.read(review);
    if (!record)
        return record.error();
    auto operations = operationsFor(parts_.writer.context(*record, **form, {}), answers);
    if (!operations)
        return operations.error();
    return parts_.writer.write({review, {(*form)->id(), (*form)->hash()}, *std::move(operations), DraftId{}, false});
}

} // namespace seenheard
