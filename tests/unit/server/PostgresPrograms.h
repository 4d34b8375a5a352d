#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace seenheard {

/// Where the programs of a database server are; empty where there are none that could be run here.
[[nodiscard]] std::string installedPostgresPrograms();
/// The same. Skips the test, aloud, where PostgreSQL is not installed.
[[nodiscard]] std::string postgresPrograms();
/// The directory becomes that of the user that PostgreSQL runs under here.
void giveToPostgres(const std::filesystem::path& directory);
/// Starts a program in that directory, whose messages go into a file there. It is told to stop when this one dies. As
/// root, which PostgreSQL refuses to be, it becomes the user that is for it.
[[nodiscard]] pid_t startAsPostgres(const std::filesystem::path& directory, std::vector<std::string> words);
/// The same, to its end; throws where it fails.
void runAsPostgres(const std::filesystem::path& directory, const std::vector<std::string>& words);

} // namespace seenheard
