#include "app/storage/CommandFile.h"

#include "platform/base/File.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = 4096;

} // namespace

Result<CommandFile> readCommandFile(const ProfileDirectory& profile) {
    const auto octets = readFile(profile.commands(), mostBytes);
    if (!octets && octets.error().code == ErrorCode::NotFound)
        return CommandFile{};
    if (!octets)
        return octets.error();
    const auto json = nlohmann::json::parse(octets->begin(), octets->end(), nullptr, false);
    const auto corrupt = fail(ErrorCode::Corrupt,
        "The profile's commands.json is damaged, so it cannot be told whether this tablet was locked from the server. "
        "Nothing is lost; ask whoever runs the server to unlock this tablet, then deliver once.");
    if (!json.is_object())
        return corrupt;
    const auto number = json.find("carried_out");
    const auto locked = json.find("locked");
    const auto wiped = json.find("wiped");
    const auto ordered = json.find("wipe_ordered");
    if (ordered == json.end() || !ordered->is_boolean() || number == json.end() || !number->is_number_unsigned()
        || locked == json.end() || !locked->is_boolean() || wiped == json.end() || !wiped->is_boolean())
        return corrupt;
    return CommandFile{number->get<std::uint64_t>(), locked->get<bool>(), wiped->get<bool>(), ordered->get<bool>()};
}

Status writeCommandFile(const ProfileDirectory& profile, const CommandFile& told) {
    const nlohmann::json json{{"carried_out", told.carriedOut}, {"locked", told.locked}, {"wiped", told.wiped},
        {"wipe_ordered", told.wipeOrdered}};
    return writeFileDurably(profile.commands(), bytesOf(json.dump() + "\n"));
}

} // namespace seenheard
