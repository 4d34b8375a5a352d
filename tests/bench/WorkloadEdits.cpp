#include "tests/bench/WorkloadEdits.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <unordered_map>

namespace seenheard::bench {

namespace {

using nlohmann::json;
using Places = std::unordered_map<std::string, std::size_t>;

template<typename Take>
Status forEachLine(const std::filesystem::path& file, Take take) {
    std::ifstream in(file);
    try {
        for (std::string line; std::getline(in, line);) {
            if (!take(json::parse(line)))
                break;
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Malformed, std::string("the workload cannot be read: ") + error.what());
    }
    return success();
}

Result<Places> placesOf(const Workload& workload) {
    Places places;
    const auto read = forEachLine(workload.directory() / "create.ndjson", [&places](const json& record) {
        const auto next = places.size();
        places.emplace(record.at("id").get<std::string>(), next);
        return true;
    });
    return read ? Result(std::move(places)) : read.error();
}

std::string setIn(const json& edit) {
    auto set = edit.at("set");
    for (const auto& [name, value] : set.items())
        if (value.is_boolean())
            value = value.get<bool>() ? "yes" : "no";
    return set.dump();
}

WorkloadEdit editIn(const json& edit, std::size_t record) {
    return {record, edit.at("ts").get<std::int64_t>(), setIn(edit)};
}

} // namespace

Result<std::vector<WorkloadEdit>> editsOf(const Workload& workload, std::size_t most) {
    const auto places = placesOf(workload);
    if (!places)
        return places.error();
    std::vector<WorkloadEdit> edits;
    const auto read = forEachLine(workload.directory() / "edits.ndjson", [&](const json& edit) {
        edits.push_back(editIn(edit, places->at(edit.at("id").get<std::string>())));
        return edits.size() < most;
    });
    return read ? Result(std::move(edits)) : read.error();
}

Result<std::vector<WorkloadPair>> pairsOf(const Workload& workload) {
    const auto places = placesOf(workload);
    if (!places)
        return places.error();
    std::vector<WorkloadPair> pairs;
    const auto read = forEachLine(workload.directory() / "conflicts.ndjson", [&](const json& pair) {
        const auto record = places->at(pair.at("id").get<std::string>());
        pairs.push_back({editIn(pair.at("a"), record), editIn(pair.at("b"), record),
            pair.at("mode").get<std::string>() == "disjoint"});
        return true;
    });
    return read ? Result(std::move(pairs)) : read.error();
}

} // namespace seenheard::bench
