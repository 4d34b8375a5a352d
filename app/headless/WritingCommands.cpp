#include "app/headless/WritingCommands.h"

#include "app/headless/CommandWords.h"
#include "platform/base/File.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <iterator>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t largestAnswersFile = 1024ULL * 1024;

Result<std::string> answersText(const CommandLine& line) {
    auto file = line.required("answers");
    if (!file)
        return file.error();
    if (*file == "-") {
        std::string text{std::istreambuf_iterator<char>(std::cin), {}};
        if (text.size() > largestAnswersFile)
            return fail(ErrorCode::TooLarge, "The answers are larger than 1 MiB.");
        return text;
    }
    auto octets = readFile(*file, largestAnswersFile);
    if (!octets)
        return octets.error();
    return std::string(textOf(*octets));
}

/// "incident-17" or "incident:incident-17": something that was loaded and that this form can be about.
Result<Reference> aboutNamed(Tablet& tablet, const FormDefinition& form, const std::string& text) {
    const auto colon = text.find(':');
    for (const auto& kind : form.aboutKinds()) {
        Reference reference{kind, text};
        if (colon != std::string::npos && text.substr(0, colon) == kind)
            reference.id = text.substr(colon + 1);
        if (auto item = tablet.reads().reference().item(reference))
            return item->reference;
    }
    return fail(ErrorCode::NotFound,
        "Nothing loaded on this tablet has that reference. `reference find TEXT` prints references; an exchange loads "
        "new ones.");
}

} // namespace

Result<CommandOutput> newRecord(const CommandLine& line, Tablet& tablet) {
    auto formId = wordAt(line, 2, "The form's name");
    if (!formId)
        return formId.error();
    auto form = formNamed(tablet, *formId);
    if (!form)
        return form.error();
    auto answers = answersText(line);
    if (!answers)
        return answers.error();
    std::optional<Reference> about;
    if (const auto named = line.option("about")) {
        auto found = aboutNamed(tablet, **form, *named);
        if (!found)
            return found.error();
        about = *found;
    }
    auto record = tablet.capture().record(*formId, *answers, about);
    if (!record)
        return record.error();
    return print(line, {{"record", record->hex()}}, record->hex() + '\n');
}

Result<CommandOutput> amendRecord(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    auto answers = answersText(line);
    if (!answers)
        return answers.error();
    if (auto done = tablet.capture().amend(*record, *answers, line.option("reason").value_or("")); !done)
        return done.error();
    return print(line, {{"record", record->hex()}}, "Saved on this tablet.\n");
}

Result<CommandOutput> submitRecord(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    if (auto done = tablet.capture().submitRecord(*record); !done)
        return done.error();
    return print(line, {{"record", record->hex()}, {"submitted", true}}, "Submitted; saved on this tablet.\n");
}

Result<CommandOutput> decide(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 1);
    auto path = wordAt(line, 2, "The field, as `record show` prints its path,");
    auto value = line.required("value");
    auto reason = line.required("reason");
    if (!record)
        return record.error();
    if (!path)
        return path.error();
    if (!value)
        return value.error();
    if (!reason)
        return reason.error();
    if (auto done = tablet.decisions().decide(*record, *path, *value, *reason); !done)
        return done.error();
    return print(
        line, {{"record", record->hex()}, {"field", *path}, {"decided", true}}, "Decided; saved on this tablet.\n");
}

} // namespace seenheard
