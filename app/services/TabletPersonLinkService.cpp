#include "app/services/TabletPersonLinkService.h"

#include "app/services/NotedPeople.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Two tablets that link the same pair write on one record, whichever of the two each names first.
Reference pairOf(const Reference& one, const Reference& other) {
    return {"person_pair", std::min(one.id, other.id) + '+' + std::max(one.id, other.id)};
}

} // namespace

Result<RecordId> TabletPersonLinkService::link(const Reference& one, const Reference& other, std::string_view reason) {
    return say("yes", one, other, reason);
}

Result<RecordId> TabletPersonLinkService::part(const Reference& one, const Reference& other, std::string_view reason) {
    return say("no", one, other, reason);
}

Status TabletPersonLinkService::check(const Reference& one, const Reference& other, std::string_view reason) const {
    if (one.id == other.id)
        return fail(ErrorCode::InvalidInput, "That is one person already. Name two.");
    if (reason.find_first_not_of(" \t\n") == std::string_view::npos)
        return fail(ErrorCode::InvalidInput, "Saying that two are one, or are not, needs a reason.");
    for (const auto& person : {one, other})
        if (person.kind != "person" || !directory_.item(person))
            return fail(
                ErrorCode::NotFound, "One of the two is not known on this tablet. `child find NAME` prints who is.");
    return success();
}

Result<RecordId> TabletPersonLinkService::say(
    std::string_view same, const Reference& one, const Reference& other, std::string_view reason) {
    if (auto checked = check(one, other, reason); !checked)
        return checked.error();
    auto form = forms_.newest(personLinkForm);
    if (!form)
        return form.error();
    const auto pair = pairOf(one, other);
    const auto id = identity_.record(personLinkForm, pair);
    auto record = writer_.read(id);
    if (!record)
        return record.error();
    auto answers = writer_.envelopeAnswers(pair, true);
    const auto answer = [&](std::string_view path, Value value) {
        if (auto key = (*form)->keyOf(path))
            answers.emplace(*std::move(key), std::move(value));
    };
    answer("one", Reference{"person", std::min(one.id, other.id)});
    answer("other", Reference{"person", std::max(one.id, other.id)});
    answer("same", Text(same));
    answer("because", Text(reason));
    auto operations = operationsFor(writer_.context(*record, **form, std::string(reason)), answers);
    if (!operations)
        return operations.error();
    if (auto written = writer_.write({id, {(*form)->id(), (*form)->hash()}, *std::move(operations), DraftId{}, false});
        !written)
        return written.error();
    return id;
}

} // namespace seenheard
