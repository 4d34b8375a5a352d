#include "app/storage/EnrolmentFile.h"

#include "platform/base/File.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

constexpr int layoutVersion = 1;
constexpr std::uint64_t mostBytes = 64 * 1024;

Error corrupt(std::string_view what) {
    return fail(ErrorCode::Corrupt,
        "The profile's enrolment.json is damaged: " + std::string(what)
            + ". The store is not touched; put the file back from a copy, or enrol into another directory.");
}

} // namespace

Result<EnrolmentFile> readEnrolmentFile(const ProfileDirectory& profile) {
    const auto octets = readFile(profile.enrolment(), mostBytes);
    if (!octets && octets.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound,
            "No tablet is enrolled in " + profile.root.string() + ". Enrol it first, with a code from the server.");
    if (!octets)
        return octets.error();
    const auto json = nlohmann::json::parse(octets->begin(), octets->end(), nullptr, false);
    if (!json.is_object())
        return corrupt("it is not a JSON object");
    if (const auto version = json.value("version", nlohmann::json{});
        version.is_number_integer() && version > layoutVersion)
        return fail(ErrorCode::FromTheFuture,
            "This profile was written by a newer version of the program; update this one first.");

    EnrolmentFile enrolment;
    for (const auto& [name, text] : {std::pair{"officer_name", &enrolment.officerName},
             {"tablet_name", &enrolment.tabletName}, {"server_url", &enrolment.serverUrl},
             {"server_name", &enrolment.serverName}, {"team", &enrolment.team}, {"district", &enrolment.district}}) {
        const auto found = json.find(name);
        if (found == json.end() || !found->is_string())
            return corrupt(std::string("\"") + name + "\" is missing");
        *text = found->get<std::string>();
    }
    const auto word = json.find("role");
    const auto role = word != json.end() && word->is_string() ? roleFrom(word->get<std::string>()) : std::nullopt;
    if (!role)
        return corrupt("\"role\" is missing or unknown");
    enrolment.role = *role;
    const auto print = json.find("authority");
    const auto authority =
        print != json.end() && print->is_string() ? Hash::fromHex(print->get<std::string>()) : std::nullopt;
    if (!authority)
        return corrupt("\"authority\" is missing or no fingerprint");
    enrolment.authority = *authority;
    return enrolment;
}

Status writeEnrolmentFile(const ProfileDirectory& profile, const EnrolmentFile& enrolment) {
    const nlohmann::json json{{"version", layoutVersion}, {"officer_name", enrolment.officerName},
        {"tablet_name", enrolment.tabletName}, {"server_url", enrolment.serverUrl},
        {"server_name", enrolment.serverName}, {"role", std::string(wordFor(enrolment.role))}, {"team", enrolment.team},
        {"district", enrolment.district}, {"authority", enrolment.authority.hex()}};
    const auto text = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    return writeFileDurably(profile.enrolment(), bytesOf(text));
}

} // namespace seenheard
