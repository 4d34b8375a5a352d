#include "tests/bench/Workload.h"

#include "platform/base/File.h"
#include "tests/bench/Program.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace seenheard::bench {

namespace {

using nlohmann::json;

constexpr int fields = 40;
constexpr int firstFieldNumber = 16; // those below are the envelope's

std::string nameOf(int field) {
    return (field < 10 ? "f0" : "f") + std::to_string(field);
}

Status generate(const std::filesystem::path& directory, std::size_t records) {
    if (std::filesystem::exists(directory / "meta.json"))
        return success();
    const auto generator = sharedBench() / "workload" / "gen.py";
    if (!std::filesystem::exists(generator))
        return fail(ErrorCode::Unsupported, "the workload generator is not there");
    // Edits and conflicts are not used here, but the peers' drivers expect files that are not empty.
    auto made = runToEnd("python3",
        {generator.string(), "--records", std::to_string(records), "--edits", "1", "--conflict", "0.01", "--seed", "1",
            "--out", directory.string()},
        {}, 300'000);
    if (!made)
        return fail(ErrorCode::Unsupported, "the workload could not be generated (" + made.error().message + ")");
    return success();
}

std::vector<json> readRecords(const std::filesystem::path& file) {
    std::vector<json> records;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        auto record = json::parse(line, nullptr, false);
        if (record.is_object() && record.contains("fields"))
            records.push_back(std::move(record["fields"]));
    }
    return records;
}

/// The generator's layout: 26 choices, 4 dates, 3 whole numbers, 3 yes-or-no, 4 texts.
json fieldFor(int field, const std::set<std::string>& choices) {
    json made{{"number", firstFieldNumber + field}, {"name", nameOf(field)}, {"label", "Question " + nameOf(field)},
        {"section", "all"}, {"tier", "optional"}, {"kind", "account"}};
    if (field <= 26) {
        made["type"] = "one";
        made["choices"] = json::array();
        for (const auto& choice : choices)
            made["choices"].push_back({{"number", made["choices"].size() + 1}, {"name", choice}, {"label", choice}});
    } else if (field <= 30) {
        made["type"] = "date";
    } else if (field <= 33) {
        made["type"] = "integer";
    } else if (field <= 36) {
        made["type"] = "tri";
    } else {
        made["type"] = "text";
        made["max_length"] = 4000;
    }
    return made;
}

json formFor(const std::vector<json>& records) {
    std::map<std::string, std::set<std::string>> choices;
    for (const auto& record : records)
        for (int field = 1; field <= 26; ++field)
            choices[nameOf(field)].insert(record.at(nameOf(field)).get<std::string>());
    json form{{"id", "bench_observation"}, {"version", "1"}, {"title", "Generated record"},
        {"scopes", {{"author", "officer"}, {"team", "team"}}},
        {"sections", json::array({{{"name", "all"}, {"label", "All"}}})}, {"fields", json::array()}};
    for (int field = 1; field <= fields; ++field)
        form["fields"].push_back(fieldFor(field, choices[nameOf(field)]));
    return form;
}

} // namespace

Result<Workload> Workload::prepare(const std::filesystem::path& directory, std::size_t records) {
    if (auto made = generate(directory, records); !made)
        return made.error();
    try {
        auto read = readRecords(directory / "create.ndjson");
        if (read.size() != records)
            return fail(ErrorCode::Corrupt, "the workload in " + directory.string() + " is not whole; delete it");
        const auto text = formFor(read).dump(1);
        auto form = FormDefinition::fromJson(bytesOf(text));
        if (!form)
            return form.error();
        Workload workload;
        workload.directory_ = directory;
        workload.form_ = std::make_shared<const FormDefinition>(*std::move(form));
        for (auto& record : read) {
            for (auto& [name, value] : record.items())
                if (value.is_boolean())
                    value = value.get<bool>() ? "yes" : "no";
            workload.json_.push_back(record.dump());
        }
        return workload;
    } catch (const std::exception& error) {
        return fail(ErrorCode::Malformed, std::string("the workload cannot be read: ") + error.what());
    }
}

Result<Answers> Workload::answers(std::size_t record) const {
    const auto json = nlohmann::json::parse(answersJson(record), nullptr, false);
    return answersFromJson(*form_, json, nullptr);
}

} // namespace seenheard::bench
