#include "app/headless/ReviewCommands.h"

#include "app/headless/CommandWords.h"
#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

std::string_view wordFor(ReviewStage stage) {
    switch (stage) {
    case ReviewStage::Answered: return "answered";
    case ReviewStage::ToReview: return "to_review";
    case ReviewStage::Waiting: return "waiting";
    }
    return {};
}

std::string_view wordFor(ReviewReason::Kind kind) {
    switch (kind) {
    case ReviewReason::Kind::RiskLeftBehind: return "risk_left_behind";
    case ReviewReason::Kind::NotSeen: return "not_seen";
    case ReviewReason::Kind::NoReceipt: return "no_receipt";
    case ReviewReason::Kind::Thin: return "thin";
    }
    return {};
}

ordered_json jsonOf(const ReturnedAnswer& returned) {
    return {{"review", returned.review.hex()}, {"item", returned.item.hex()}, {"record", returned.record.hex()},
        {"path", returned.path}, {"label", returned.label}, {"question", returned.question},
        {"asked_by", returned.askedBy}, {"asked_at", isoText(returned.askedAt)},
        {"returned_to", returned.returnedToName}, {"stands", returned.stands}, {"changed", returned.changed},
        {"reply", returned.reply}};
}

ordered_json jsonOf(const ReviewLine& line) {
    ordered_json json{{"record", line.record.id.hex()}, {"title", line.record.title},
        {"children", line.record.children}, {"author", line.author}, {"finished_at", isoText(line.finishedAt)},
        {"stage", wordFor(line.stage)}, {"changed", line.changed},
        {"due", line.due ? ordered_json(isoText(*line.due)) : ordered_json(nullptr)}};
    json["causes"] = ordered_json::array();
    for (const auto& cause : line.causes)
        json["causes"].push_back({{"kind", wordFor(cause.kind)}, {"child", cause.child}, {"words", cause.words}});
    json["clocks"] = ordered_json::array();
    for (const auto& clock : line.clocks)
        json["clocks"].push_back({{"rule", clock.rule}, {"what", clock.what}, {"due", isoText(*clock.due)}});
    json["returned"] = ordered_json::array();
    for (const auto& each : line.returned)
        json["returned"].push_back(jsonOf(each));
    return json;
}

std::string textOf(const ReturnedAnswer& returned) {
    auto text =
        returned.label + ": " + returned.question + "  " + returned.review.hex() + ' ' + returned.item.hex() + '\n';
    if (!returned.reply.empty())
        text += "    Reply: " + returned.reply + '\n';
    else if (returned.changed)
        text += "    Now: " + returned.stands + '\n';
    return text;
}

std::string textOf(const ReviewLine& line) {
    auto text = line.record.id.hex() + "  " + line.record.title + "  " + line.author + ", finished "
        + momentWords(line.finishedAt) + '\n';
    for (const auto& cause : line.causes)
        text += "    " + (cause.child.empty() ? "" : cause.child + ": ") + cause.words + '\n';
    if (line.due)
        text += "    Review by " + momentWords(*line.due) + '\n';
    for (const auto& each : line.returned)
        text += "    " + textOf(each);
    return text;
}

/// The item of a review that a command names by its third and fourth words.
struct Named {
    RecordId review;
    ItemId item;
};

Result<Named> namedIn(const CommandLine& line, std::string_view what) {
    auto review = recordAt(line, 2);
    if (!review)
        return review.error();
    auto word = wordAt(line, 3, what);
    if (!word)
        return word.error();
    const auto item = ItemId::fromHex(*word);
    if (!item)
        return fail(ErrorCode::InvalidInput, std::string(what) + " is 32 hexadecimal digits, as `list` prints it.");
    return Named{*review, *item};
}

CommandOutput saved(const CommandLine& line, const Named& named) {
    return print(line, {{"review", named.review.hex()}, {"item", named.item.hex()}}, "Saved on this tablet.\n");
}

} // namespace

Result<CommandOutput> listReviews(const CommandLine& line, Tablet& tablet) {
    if (!tablet.reads().reviews().reviews())
        return fail(ErrorCode::NotEntitled, "A supervisor reviews records. This tablet is enrolled for somebody else.");
    const auto queue = tablet.viewing().show(tablet.reads().toShow().queue());
    if (!queue)
        return queue.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& each : *queue) {
        json.push_back(jsonOf(each));
        text += textOf(each);
    }
    return print(line, {{"queue", std::move(json)}}, text.empty() ? "Nothing waits for a review.\n" : std::move(text));
}

Result<CommandOutput> askOfficer(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    auto path = wordAt(line, 3, "The path of the answer");
    if (!path)
        return path.error();
    auto review = tablet.capture().startFrom("review", *record);
    if (!review)
        return review.error();
    auto asked = tablet.feedback().returnAnswer(review->id, *path);
    if (!asked)
        return asked.error();
    if (const auto words = line.option("question")) {
        // The newest item is the one that was just returned, or that was returned before.
        const auto list = asked->form->keyOf("returned");
        for (const auto& item : itemsIn(*asked->form, asked->answers, list.value())) {
            const auto at = [&](const char* name) {
                return asked->form->keyOf("returned/" + item.hex() + '/' + name).value();
            };
            const auto answer = asked->answers.find(at("answer"));
            if (answer == asked->answers.end() || answer->second != Value(Text(*path)))
                continue;
            for (const auto& [name, value] :
                {std::pair("asked", std::string("other")), std::pair("asked_words", *words)})
                if (auto given = tablet.capture().answer(asked->id, at(name), Text(value), {}); !given)
                    return given.error();
        }
    }
    if (auto done = tablet.capture().commit(asked->id, {}); !done)
        return done.error();
    return print(line, {{"review", asked->record.hex()}, {"state", "on_this_tablet"}},
        "Returned with your review " + asked->record.hex() + "; it goes when the review is submitted.\n");
}

Result<CommandOutput> settleQuestion(const CommandLine& line, Tablet& tablet) {
    const auto named = namedIn(line, "The question's item");
    if (!named)
        return named.error();
    if (auto settled = tablet.feedback().settle(named->review, named->item); !settled)
        return settled.error();
    return saved(line, *named);
}

Result<CommandOutput> listFeedback(const CommandLine& line, Tablet& tablet) {
    const auto waiting = tablet.viewing().show(tablet.reads().toShow().feedback());
    if (!waiting)
        return waiting.error();
    ordered_json json{{"questions", ordered_json::array()}, {"feedback", ordered_json::array()}};
    std::string text;
    for (const auto& each : waiting->questions) {
        json["questions"].push_back(jsonOf(each));
        text += textOf(each);
    }
    for (const auto& each : waiting->feedback) {
        json["feedback"].push_back({{"review", each.review.hex()}, {"item", each.author.hex()},
            {"record", each.record.hex()}, {"by", each.by}, {"at", isoText(each.at)}, {"words", each.words}});
        text += each.by + ": " + each.words + "  " + each.review.hex() + ' ' + each.author.hex() + '\n';
    }
    return print(line, json, text.empty() ? "Nobody asks anything.\n" : std::move(text));
}

Result<CommandOutput> replyToQuestion(const CommandLine& line, Tablet& tablet) {
    const auto named = namedIn(line, "The question's item");
    if (!named)
        return named.error();
    const auto words = line.required("words");
    if (!words)
        return words.error();
    if (auto replied = tablet.feedback().reply(named->review, named->item, *words); !replied)
        return replied.error();
    return saved(line, *named);
}

Result<CommandOutput> acknowledgeFeedback(const CommandLine& line, Tablet& tablet) {
    const auto named = namedIn(line, "The feedback's item");
    if (!named)
        return named.error();
    if (auto read = tablet.feedback().acknowledge(named->review, named->item); !read)
        return read.error();
    return saved(line, *named);
}

} // namespace seenheard
