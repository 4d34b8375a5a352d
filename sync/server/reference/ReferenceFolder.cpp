#include "sync/server/reference/ReferenceFolder.h"

#include "sync/forms/Json.h"
#include "sync/protocol/Limits.h"
#include "sync/server/reference/ReferenceFile.h"
#include "sync/server/reference/ReferenceItem.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace seenheard {

namespace {

using nlohmann::json;

/// What parseJson takes, so that a set that was loaded can be read again.
constexpr std::size_t setBytes = std::size_t{16} * 1024 * 1024;
static_assert(setBytes <= limits::referenceBytes);

Error wrong(const std::string& what) {
    return fail(ErrorCode::InvalidInput, what);
}

/// Where something stands, for messages.
struct Position {
    std::filesystem::path file;
    std::size_t line = 0;

    [[nodiscard]] std::string words() const { return file.string() + ": line " + std::to_string(line); }
};

Result<const ReferenceSetShape*> shapeOf(const std::filesystem::path& file) {
    const auto ending = file.extension();
    const auto* shape = referenceSetNamed(file.stem().string());
    if (shape == nullptr || (ending != ".json" && ending != ".csv"))
        return wrong(file.string()
            + ": there is no such set. A folder holds NAME.json or NAME.csv, where NAME is one of " + allReferenceSets()
            + ".");
    return shape;
}

/// Gathers what all files say.
class Gathering {
public:
    void addFile(const std::filesystem::path& file) {
        const auto shape = shapeOf(file);
        if (!shape)
            return faults_.push_back(shape.error().message);
        const std::string set((*shape)->set);
        if (sets_.count(set) != 0)
            return faults_.push_back(
                file.string() + ": the set " + set + " is there twice, as JSON and as CSV. Keep one.");
        sets_[set];
        const auto faults = readReferenceFile(file, [&](std::size_t line, const json& fields) {
            return addItem(**shape, Position{file, line}, fields);
        });
        faults_.insert(faults_.end(), faults.begin(), faults.end());
    }

    Status addStored(const ReferenceSet& stored) {
        if (sets_.count(stored.version.set) != 0)
            return success();
        const auto items = parseJson(textOf(BytesView(stored.items)));
        if (!items)
            return items.error();
        for (const auto& item : *items)
            known_.try_emplace({item.value("kind", ""), item.value("id", "")}, Position{"the store", 0});
        return success();
    }

    /// Everything that is referred to has to be known by now.
    [[nodiscard]] Status check() {
        for (const auto& [reference, position] : wanted_) {
            if (known_.count(reference) == 0)
                faults_.push_back(position.words() + ": there is no " + reference.kind + " '" + reference.id + "'.");
        }
        return faults_.empty() ? success() : Status(allFaults(faults_));
    }

    Result<std::vector<LoadedSet>> take() {
        std::vector<LoadedSet> loaded;
        for (auto& [set, items] : sets_) {
            json array = json::array();
            for (auto& [id, item] : items)
                array.push_back(std::move(item));
            const auto text = array.dump();
            if (text.size() > setBytes)
                return fail(ErrorCode::TooLarge,
                    "The set " + set + " has more than the " + std::to_string(setBytes)
                        + " octets that one set may have.");
            loaded.push_back({{set, copyOf(bytesOf(text))}, array.size()});
        }
        return loaded;
    }

private:
    Status addItem(const ReferenceSetShape& shape, const Position& position, const json& fields) {
        auto item = referenceItemFrom(shape, fields);
        if (!item)
            return item.error();
        const Reference reference{std::string(shape.kind), (*item)["id"].get<std::string>()};
        const auto [known, isNew] = known_.try_emplace(reference, position);
        if (!isNew)
            return wrong("the id '" + reference.id + "' is there already, at " + known->second.words() + ".");
        for (const auto& other : referencesIn(*item))
            wanted_.emplace_back(other, position);
        sets_[std::string(shape.set)].emplace(reference.id, std::move(*item));
        return success();
    }

    std::map<std::string, std::map<std::string, json>> sets_; ///< By id: the order of a file means nothing.
    std::map<Reference, Position> known_;
    std::vector<std::pair<Reference, Position>> wanted_;
    std::vector<std::string> faults_;
};

} // namespace

Error allFaults(const std::vector<std::string>& faults) {
    constexpr std::size_t mostNamed = 200;
    std::string text;
    for (std::size_t at = 0; at < faults.size() && at < mostNamed; ++at)
        text += (at > 0 ? "\n" : "") + faults[at];
    if (faults.size() > mostNamed)
        text += "\nand " + std::to_string(faults.size() - mostNamed) + " more.";
    return fail(ErrorCode::InvalidInput, std::move(text));
}

Result<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& folder) {
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (auto entry = std::filesystem::directory_iterator(folder, failed);
         !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed))
        files.push_back(entry->path());
    if (failed)
        return fail(ErrorCode::NotFound, folder.string() + " cannot be read as a folder: " + failed.message() + ".");
    std::sort(files.begin(), files.end());
    return files;
}

Result<std::vector<LoadedSet>> readReferenceFolder(
    const std::filesystem::path& folder, const std::vector<ReferenceSet>& stored) {
    const auto files = filesIn(folder);
    if (!files)
        return files.error();
    if (files->empty())
        return wrong(folder.string() + " is empty; nothing was loaded.");
    return readReferenceFiles(*files, stored);
}

Result<std::vector<LoadedSet>> readReferenceFiles(
    const std::vector<std::filesystem::path>& files, const std::vector<ReferenceSet>& stored) {
    Gathering gathering;
    for (const auto& file : files)
        gathering.addFile(file);
    for (const auto& set : stored) {
        if (auto status = gathering.addStored(set); !status)
            return status.error();
    }
    if (auto status = gathering.check(); !status)
        return status.error();
    return gathering.take();
}

} // namespace seenheard
