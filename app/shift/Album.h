#pragma once

#include "platform/base/Result.h"

#include <QImage>
#include <filesystem>
#include <string>
#include <vector>

namespace seenheard {

/// The pictures of a shift, numbered, and a page that shows them with what happened.
class Album {
public:
    explicit Album(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// `name` is a few words for the file's name.
    [[nodiscard]] Status add(const std::string& name, const std::string& caption, const QImage& picture);
    /// Something that no picture shows.
    void tell(const std::string& words);
    [[nodiscard]] Status bind(const std::string& ending) const;
    [[nodiscard]] std::size_t pictures() const { return number_; }

private:
    struct Leaf {
        std::string file; ///< Empty where there are only words.
        std::string words;
        int width = 0;
    };

    std::filesystem::path folder_;
    std::vector<Leaf> leaves_;
    std::size_t number_ = 0;
};

} // namespace seenheard
