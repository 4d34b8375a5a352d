#pragma once

#include "tests/bench/RawStore.h"

namespace seenheard::bench {

/// What a list and a search cost in bare SQLCipher: as many records as the tablet holds, a full-text index over their
/// texts, nothing else. Settings are those of the tablet's store.
class RawFind {
public:
    /// `texts` are indexed as they are; `rows` records take them in turns.
    [[nodiscard]] static Result<RawFind> make(
        const std::filesystem::path& file, const std::vector<std::string>& texts, std::size_t rows);

    /// Milliseconds to find the newest fifty records that hold both words.
    [[nodiscard]] Result<double> find(const std::string& one, const std::string& other);
    /// Milliseconds to open the file by its key and list the newest fifty.
    [[nodiscard]] Result<double> openAndList() const;

private:
    RawFind(std::filesystem::path file, Bytes key, Database database)
        : file_(std::move(file))
        , key_(std::move(key))
        , database_(std::move(database)) {}

    std::filesystem::path file_;
    Bytes key_;
    Database database_;
};

} // namespace seenheard::bench
