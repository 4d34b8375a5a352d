#pragma once

#include "platform/database/Database.h"
#include "tests/integration/tablet/Program.h"

#include <nlohmann/json.hpp>

#include <map>

namespace seenheard {

/// A profile as somebody at a shell uses it: every call is a process of its own.
class HeadlessTablet {
public:
    static constexpr auto usualPin = "246813";

    explicit HeadlessTablet(std::filesystem::path profile) : profile_(std::move(profile)) {}

    [[nodiscard]] Program start(const std::vector<std::string>& words, const std::string& pin = usualPin) const;
    [[nodiscard]] Ended run(const std::vector<std::string>& words, const std::string& pin = usualPin) const;
    /// What it prints with --json; fails the test unless it succeeds in silence.
    nlohmann::json json(const std::vector<std::string>& words) const;
    /// The one line it says why not; fails the test where it succeeds, prints an answer, or says more than a line.
    [[nodiscard]] std::string refusal(const std::vector<std::string>& words, const std::string& pin = usualPin) const;

    /// Saves answers; the record's id.
    std::string record(const std::string& answersFile, const std::string& about = {}) const;
    /// One field of `record show`.
    [[nodiscard]] nlohmann::json field(const std::string& record, const std::string& path) const;
    /// Path of the child of that name.
    [[nodiscard]] std::string child(const std::string& record, const std::string& name) const;
    [[nodiscard]] std::vector<std::string> records() const;

    /// Every file of the profile with the hash of its octets, but for the count of wrong PINs.
    [[nodiscard]] std::map<std::string, std::string> files() const;
    /// Its store, opened with its own key.
    [[nodiscard]] Database openStore() const;
    [[nodiscard]] const std::filesystem::path& profile() const { return profile_; }

private:
    std::filesystem::path profile_;
};

/// A file of the source tree.
[[nodiscard]] std::string sourceFile(const std::string& path);
/// The answers of a published case ("da-two-young-children.first-officer").
[[nodiscard]] std::string caseFile(const std::string& name);

} // namespace seenheard
